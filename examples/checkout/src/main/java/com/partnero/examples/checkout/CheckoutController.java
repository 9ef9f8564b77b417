package com.partnero.examples.checkout;

import com.partnero.errors.PartneroException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page. Every button is a form; every form ends at the page again, with a sentence that says what happened. */
@Controller
class CheckoutController {

    private static final String HOME = "redirect:/";

    private final Shop shop;
    private final Customers customers;
    private final DemoService service;
    private final Wire wire;
    private final MeterRegistry meters;

    CheckoutController(Shop shop, Customers customers, DemoService service, Wire wire, MeterRegistry meters) {
        this.shop = shop;
        this.customers = customers;
        this.service = service;
        this.wire = wire;
        this.meters = meters;
    }

    @GetMapping("/")
    String page(Model model) {
        model.addAttribute("products", Product.values())
                .addAttribute("customers", customers)
                .addAttribute("orders", shop.orders())
                .addAttribute("balances", balances())
                .addAttribute("wire", wire.latest())
                .addAttribute("meters", meters())
                .addAttribute("emulated", service.isEmulated())
                .addAttribute("losing", service.isAboutToLoseAnAnswer());
        return "page";
    }

    @PostMapping("/orders")
    String order(@RequestParam Product product, RedirectAttributes page) {
        return tell(page, () -> {
            Order order = shop.order(product);
            return order.verified()
                    ? "The answer was lost. " + order.key()
                            + " was looked up by its key: it is recorded, once, and was not sent again."
                    : order.key() + " is recorded.";
        });
    }

    @PostMapping("/orders/{key}/webhook")
    String webhook(@PathVariable String key, RedirectAttributes page) {
        return tell(page, () -> {
            shop.webhook(key);
            int recorded = shop.recorded(key);
            return "The webhook for " + key + " came again. The service has it "
                    + (recorded == 1 ? "once: nobody was paid twice." : recorded + " times.");
        });
    }

    @PostMapping("/orders/{key}/refund")
    String refund(@PathVariable String key, RedirectAttributes page) {
        return tell(
                page,
                () -> shop.refund(key)
                        ? key + " is refunded. Its transaction is deleted, the rewards are taken back."
                        : key + " was gone already.");
    }

    @PostMapping("/network")
    String network(@RequestParam(defaultValue = "false") boolean lose) {
        if (lose) {
            service.loseNextAnswer();
        } else {
            service.behave();
        }
        return HOME;
    }

    /** The one place where a failure is met: what it did to the money decides what is said. */
    private static String tell(RedirectAttributes page, Supplier<String> action) {
        try {
            page.addFlashAttribute("message", action.get());
        } catch (PartneroException e) {
            page.addFlashAttribute(
                    "failure",
                    switch (e.outcome()) {
                        case NOT_APPLIED -> "Nothing was changed: " + e.getMessage();
                        case UNKNOWN -> "It is not known whether this was done: " + e.getMessage();
                    });
        }
        return HOME;
    }

    /** What one customer has. */
    record Balance(String customer, String role, List<String> amounts) {}

    private List<Balance> balances() {
        return List.of(balance(customers.referrer(), "referrer"), balance(customers.buyer(), "buyer"));
    }

    private Balance balance(String customer, String role) {
        try {
            return new Balance(
                    customer,
                    role,
                    shop.balance(customer).stream().map(Object::toString).toList());
        } catch (PartneroException e) {
            return new Balance(customer, role, List.of("not known"));
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
