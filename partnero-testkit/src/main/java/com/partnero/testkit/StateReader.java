package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the complete state of a service, or rejects it. It reports each problem with its place. */
final class StateReader {

    private static final int MAX_TOLD = 10;

    private final Refusal.Collector problems = new Refusal.Collector();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, @Nullable String> referrers = new LinkedHashMap<>();

    private StateReader() {}

    /**
     * Reads a state.
     *
     * @throws IllegalArgumentException if any part is invalid; the message lists each problem with its place
     */
    static Snapshot read(String text) {
        try {
            JsonObject file = Json.object(text.getBytes(StandardCharsets.UTF_8));
            StateReader reader = new StateReader();
            Snapshot snapshot = reader.snapshot(new RequestFields(file, "", reader.problems));
            reader.problems.refuseIfAny();
            return snapshot;
        } catch (Refusal e) {
            List<String> told = new ArrayList<>();
            e.fieldErrors().values().forEach(told::addAll);
            throw new IllegalArgumentException(
                    "this state cannot be read: "
                            + (told.isEmpty()
                                    ? e.message()
                                    : String.join(" ", told.subList(0, Math.min(told.size(), MAX_TOLD))))
                            + (told.size() > MAX_TOLD ? " And " + (told.size() - MAX_TOLD) + " more." : ""),
                    e);
        }
    }

    private Snapshot snapshot(RequestFields file) {
        file.known(
                "format",
                "version",
                "program",
                "switches",
                "customers",
                "transactions",
                "coupons",
                "credits",
                "openings",
                "rejected");
        if (file.has("format") && !StateFile.FORMAT.equals(file.text("format"))) {
            file.wrong("format", StateFile.FORMAT);
        }
        BigDecimal version = file.number("version");
        if (version != null && version.compareTo(BigDecimal.valueOf(StateFile.VERSION)) != 0) {
            file.wrong("version", String.valueOf(StateFile.VERSION));
        }
        List<CustomerRow> customers = list(file, "customers", this::customer);
        checkReferrers(file);
        List<TransactionRow> transactions = new ArrayList<>();
        each(file, "transactions", row -> transactions.add(transaction(row, transactions.size() + 1L)));
        List<Long> rejected = new ArrayList<>();
        JsonArray numbers = file.list("rejected");
        for (int i = 0; numbers != null && i < numbers.size(); i++) {
            rejected.add(file.elementNumber("rejected", i, numbers.get(i), transactions.size()));
        }
        return new Snapshot(
                program(file.object("program")),
                behaviour(file),
                customers,
                transactions,
                list(file, "coupons", row -> coupon(row, transactions.size())),
                list(file, "credits", this::credit),
                list(file, "openings", this::credit),
                rejected);
    }

    private static void each(RequestFields parent, String name, Consumer<RequestFields> read) {
        JsonArray array = parent.list(name);
        for (int i = 0; array != null && i < array.size(); i++) {
            read.accept(parent.element(name, i, array.get(i)));
        }
    }

    private static <T> List<T> list(RequestFields parent, String name, Function<RequestFields, T> read) {
        List<T> rows = new ArrayList<>();
        each(parent, name, row -> rows.add(read.apply(row)));
        return rows;
    }

    private static Behaviour behaviour(RequestFields file) {
        Behaviour behaviour = new Behaviour();
        RequestFields switches = file.object("switches");
        for (String name : switches.names()) {
            try {
                behaviour.set(name, switches.word(name));
            } catch (IllegalArgumentException e) {
                switches.wrong(name, "right: " + e.getMessage());
            }
        }
        return behaviour;
    }

    private Program program(RequestFields fields) {
        fields.known("name", "currency", "multi_currency", "convert", "review_period", "referral_link", "rewards");
        Program program = new Program();
        program.name(or(fields.text("name"), program.name()));
        program.currency(or(fields.text("currency"), program.currency()));
        program.multiCurrency(or(fields.bool("multi_currency"), program.multiCurrency()));
        if (fields.has("convert")) {
            RequestFields rates = fields.object("convert");
            for (String from : rates.names()) {
                program.convert(from, or(rates.positive(from), BigDecimal.ONE).toPlainString());
            }
        }
        program.referralLink(or(fields.text("referral_link"), program.referralLink()));
        String period = fields.text("review_period");
        if (period != null) {
            try {
                program.reviewPeriod(Duration.parse(period));
            } catch (DateTimeException e) {
                fields.wrong("review_period", "a duration such as P30D");
            }
        }
        if (fields.has("rewards")) {
            program.rewards(list(fields, "rewards", this::programReward).toArray(new ProgramReward[0]));
        }
        return program;
    }

    private ProgramReward programReward(RequestFields fields) {
        fields.known("kind", "value", "unit", "level", "action", "minimum", "below");
        ProgramReward.Kind kind = ProgramReward.Kind.PERCENT;
        try {
            kind = ProgramReward.Kind.valueOf(or(fields.text("kind"), "PERCENT"));
        } catch (IllegalArgumentException e) {
            fields.wrong("kind", "PERCENT, FIXED, UNITS or COUPON");
        }
        String unit = fields.text("unit");
        if (kind != ProgramReward.Kind.PERCENT && unit == null) {
            fields.required("unit");
        }
        return new ProgramReward(
                kind,
                or(fields.positive("value"), BigDecimal.ZERO),
                unit,
                or(fields.positive("level"), BigDecimal.ONE).intValue(),
                or(fields.text("action"), "sale"),
                or(fields.positive("minimum"), BigDecimal.ZERO),
                fields.positive("below"));
    }

    private CustomerRow customer(RequestFields fields) {
        fields.known(
                "id",
                "key",
                "email",
                "name",
                "surname",
                "status",
                "tos",
                "referrer",
                "custom_fields",
                "metadata",
                "created_at",
                "updated_at");
        String id = or(fields.requiredText("id"), "");
        if (referrers.containsKey(id)) {
            fields.wrong("id", "unique");
        }
        referrers.put(id, fields.text("referrer"));
        String status = or(fields.text("status"), "active");
        Instant created = or(fields.moment("created_at"), now);
        return new CustomerRow(
                id,
                or(fields.text("key"), "ref_" + id),
                fields.text("email"),
                fields.text("name"),
                fields.text("surname"),
                status,
                status.equals("active"),
                or(fields.bool("tos"), true),
                fields.text("referrer"),
                fields.object("custom_fields").texts(),
                fields.has("metadata") ? fields.object("metadata").texts() : Customers.defaultMetadata(),
                created,
                or(fields.moment("updated_at"), created));
    }

    /** Checks that no chain of referrers has a cycle. */
    private void checkReferrers(RequestFields file) {
        int index = 0;
        for (String id : referrers.keySet()) {
            String field = "customers." + index + ".referrer";
            Set<String> chain = new HashSet<>();
            String at = id;
            while (at != null && chain.add(at)) {
                if (!referrers.containsKey(at)) {
                    file.wrong(field, "a customer: there is no " + at);
                    break;
                }
                at = referrers.get(at);
            }
            if (at != null && referrers.containsKey(at)) {
                file.wrong(field, "a customer whom this one has not referred");
            }
            index++;
        }
    }

    private @Nullable String customerId(RequestFields fields, String name) {
        String id = fields.text(name);
        if (id != null && !referrers.containsKey(id)) {
            fields.wrong(name, "a customer: there is no " + id);
        }
        return id;
    }

    private String requiredCustomer(RequestFields fields, String name) {
        if (!fields.has(name)) {
            fields.required(name);
        }
        return or(customerId(fields, name), "");
    }

    private TransactionRow transaction(RequestFields fields, long number) {
        fields.known(
                "key",
                "action",
                "amount",
                "unit",
                "is_currency",
                "buyer",
                "referrer",
                "product_id",
                "product_type",
                "created_at",
                "recorded_at",
                "deleted_at",
                "rewards");
        Instant created = or(fields.moment("created_at"), now);
        return new TransactionRow(
                number,
                fields.text("key"),
                or(fields.text("action"), "sale"),
                Ledger.tidy(or(fields.requiredAmount("amount"), BigDecimal.ZERO)),
                fields.text("unit"),
                or(fields.bool("is_currency"), true),
                requiredCustomer(fields, "buyer"),
                customerId(fields, "referrer"),
                fields.text("product_id"),
                fields.text("product_type"),
                created,
                or(fields.moment("recorded_at"), created),
                fields.moment("deleted_at"),
                list(fields, "rewards", this::reward));
    }

    private RewardRow reward(RequestFields fields) {
        fields.known("beneficiary", "amount", "unit", "is_currency", "created_at", "deleted_at");
        return new RewardRow(
                requiredCustomer(fields, "beneficiary"),
                RewardRow.OK,
                Ledger.tidy(or(fields.requiredAmount("amount"), BigDecimal.ZERO)),
                or(fields.requiredText("unit"), ""),
                or(fields.bool("is_currency"), true),
                or(fields.moment("created_at"), now),
                fields.moment("deleted_at"));
    }

    private CouponRow coupon(RequestFields fields, int transactions) {
        fields.known("beneficiary", "type", "commission_type", "value", "created_at", "transaction");
        BigDecimal transaction = fields.positive("transaction");
        if (transaction != null && transaction.compareTo(BigDecimal.valueOf(transactions)) > 0) {
            fields.wrong("transaction", "the number of a transaction");
        }
        return new CouponRow(
                requiredCustomer(fields, "beneficiary"),
                or(fields.text("type"), "custom"),
                or(fields.text("commission_type"), "generic_coupon"),
                or(fields.requiredText("value"), ""),
                or(fields.moment("created_at"), now),
                transaction == null ? null : transaction.longValue());
    }

    private CreditRow credit(RequestFields fields) {
        fields.known("customer", "amount", "unit", "is_currency", "created_at");
        return new CreditRow(
                requiredCustomer(fields, "customer"),
                Ledger.tidy(or(fields.requiredAmount("amount"), BigDecimal.ZERO)),
                or(fields.requiredText("unit"), ""),
                or(fields.bool("is_currency"), true),
                or(fields.moment("created_at"), now));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
