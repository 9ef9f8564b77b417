package com.partnero.examples.checkout;

import com.partnero.errors.PartneroException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page. Every button is a form; every form ends at the page again, with a sentence that says what happened. */
@Controller
class CheckoutController {

    private static final String HOME = "redirect:/";

    private final Shop shop;
    private final Deliveries deliveries;
    private final Customers customers;
    private final DemoService service;
    private final Wire wire;
    private final MeterRegistry meters;

    CheckoutController(
            Shop shop,
            Deliveries deliveries,
            Customers customers,
            DemoService service,
            Wire wire,
            MeterRegistry meters) {
        this.shop = shop;
        this.deliveries = deliveries;
        this.customers = customers;
        this.service = service;
        this.wire = wire;
        this.meters = meters;
    }

    @GetMapping("/")
    String page(Model model) {
        List<Deliveries.Delivery> orders = deliveries.of(shop.orders());
        long waiting = orders.stream().filter(Deliveries.Delivery::isWaiting).count();
        model.addAttribute("products", Product.values())
                .addAttribute("customers", customers)
                .addAttribute("orders", orders)
                .addAttribute("waiting", waiting)
                .addAttribute("status", status(waiting))
                .addAttribute("balances", balances())
                .addAttribute("wire", wire.latest())
                .addAttribute("meters", meters())
                .addAttribute("console", service.console())
                .addAttribute("losing", service.isAboutToLoseAnAnswer())
                .addAttribute("away", service.isAway());
        return "page";
    }

    @PostMapping("/orders")
    String order(@RequestParam Product product, RedirectAttributes page) {
        String number = shop.order(product);
        return tell(page, number + " is placed and kept. Partnero gets the sale once, whatever happens.");
    }

    @PostMapping("/orders/{number}/webhook")
    String webhook(@PathVariable String number, RedirectAttributes page) {
        shop.webhook(number);
        return tell(page, "The webhook for " + number + " came again. It is the same sale, so nobody is paid twice.");
    }

    @PostMapping("/orders/{number}/refund")
    String refund(@PathVariable String number, RedirectAttributes page) {
        shop.refund(number);
        return tell(page, number + " is refunded. Its sale is deleted at Partnero, and the rewards are taken back.");
    }

    @PostMapping("/orders/{number}/refund-part")
    String refundPart(@PathVariable String number, RedirectAttributes page) {
        shop.refund(number, 1000);
        return tell(page, "10.00 USD of " + number + " were refunded. A smaller sale replaces the one at Partnero.");
    }

    @PostMapping("/orders/{number}/edit")
    String edit(@PathVariable String number, @RequestParam Product product, RedirectAttributes page) {
        shop.edit(number, product);
        return tell(page, number + " is edited. A sale of the new amount replaces the one at Partnero.");
    }

    @PostMapping("/orders/early-refund")
    String refundBeforePayment(@RequestParam Product product, RedirectAttributes page) {
        String number = shop.refundBeforePayment(product);
        return tell(
                page,
                "The refund of " + number + " came before its payment. Partnero gets no sale, so nobody is paid.");
    }

    @PostMapping("/network")
    String network(
            @RequestParam(defaultValue = "false") boolean lose, @RequestParam(defaultValue = "false") boolean away) {
        service.behave();
        if (away) {
            service.goAway();
        } else if (lose) {
            service.loseNextAnswer();
        }
        return HOME;
    }

    private static String tell(RedirectAttributes page, String message) {
        page.addFlashAttribute("message", message);
        return HOME;
    }

    private String status(long waiting) {
        String orders = waiting == 1 ? "1 order" : waiting + " orders";
        if (service.isAway()) {
            return "Partnero does not answer" + (waiting == 0 ? "" : "; " + orders + " will be sent later");
        }
        if (waiting > 0) {
            return orders + " on the way to Partnero";
        }
        return service.console() == null ? "Your own Partnero program" : "Partnero emulator, running inside";
    }

    /** An order that is not there, as from an address that somebody typed. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    @ExceptionHandler(EmptyResultDataAccessException.class)
    String noSuchOrder(Model model) {
        model.addAttribute("status", HttpStatus.NOT_FOUND.value());
        return "error";
    }

    /** What one customer has. */
    record Balance(String customer, String role, List<String> amounts) {}

    private List<Balance> balances() {
        return List.of(balance(customers.referrer(), "referrer"), balance(customers.buyer(), "buyer"));
    }

    private Balance balance(String customer, String role) {
        if (service.isAway()) {
            return new Balance(customer, role, List.of("not known now"));
        }
        try {
            return new Balance(
                    customer,
                    role,
                    shop.balance(customer).stream().map(Money::text).toList());
        } catch (PartneroException e) {
            return new Balance(customer, role, List.of("not known now"));
        }
    }

    /** A number of the metrics that the starter records. */
    record Meter(String name, String tags, long count) {}

    private List<Meter> meters() {
        return meters.find("partnero.client.call").timers().stream()
                .map(timer ->
                        new Meter(operation(timer), String.valueOf(timer.getId().getTag("outcome")), timer.count()))
                .sorted(Comparator.comparing(Meter::name).thenComparing(Meter::tags))
                .toList();
    }

    private static String operation(Timer timer) {
        return String.valueOf(timer.getId().getTag("operation"));
    }
}
