package com.partnero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import com.partnero.wire.GsonFormat;
import com.partnero.wire.PartneroJson;
import com.partnero.wire.WireFormat;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every value with a builder promises, field by field, so that a field that was forgotten somewhere is found. */
class WholeValuesTest {

    private static final String SECRET = "secret";

    /** The name of a field that has any. */
    private static final String ANY = "field";

    private static final PartneroJson JSON = new PartneroJson(new GsonFormat());

    /** Not part of the value, as its documentation says. */
    private static final Set<String> NOT_COMPARED = Set.of("Transaction.verified");

    /** Sets another field too, or is another way to set one. */
    private static final Set<String> OTHER_METHODS = Set.of("build", "withoutKey");

    static Stream<Supplier<Object>> builders() {
        return Stream.of(
                Transaction::builder,
                Reward::builder,
                CustomerProfile::builder,
                CustomerBalance::builder,
                NonCurrencyReward::builder,
                () -> NewCustomer.builder().id("c"),
                () -> NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.of("1"))
                        .buyer(CustomerRef.id("c")));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void eachFieldAloneMakesAnotherValue(Supplier<Object> builders) throws Exception {
        Object plain = build(builders.get());
        Set<Integer> hashes = new HashSet<>();
        for (Method setter : setters(builders.get())) {
            Object builder = builders.get();
            set(builder, setter, 0);
            Object changed = build(builder);
            hashes.add(changed.hashCode());
            String field = plain.getClass().getSimpleName() + "." + setter.getName();

            if (NOT_COMPARED.contains(field)) {
                assertThat(changed).as(field).isEqualTo(plain);
                continue;
            }
            assertThat(changed).as(field).isNotEqualTo(plain);
            assertThat(plain).as(field).isNotEqualTo(changed);

            Object other = builders.get();
            set(other, setter, 1);
            if (setter.getParameterTypes()[0] != boolean.class) {
                assertThat(build(other)).as(field + ": two values").isNotEqualTo(changed);
            }

            Object again = builders.get();
            set(again, setter, 0);
            assertThat(build(again)).as(field + " twice").isEqualTo(changed).hasSameHashCodeAs(changed);
        }
        assertThat(plain).isNotEqualTo(null).isNotEqualTo("text");
        assertThat(hashes).hasSizeGreaterThan(1);
        assertThat(plain.toString()).startsWith(plain.getClass().getSimpleName());
    }

    /** Of each kind that has no builder of all its fields: values of which no two are the same. */
    static Stream<List<Supplier<Object>>> different() {
        NewTransaction sale = sale("a");
        return Stream.of(
                List.of(
                        () -> Page.of(List.of(), 1).build(),
                        () -> Page.of(List.of("row"), 1).build(),
                        () -> Page.of(List.of(), 2).build(),
                        () -> Page.of(List.of(), 1).hasPrevious(true).build(),
                        () -> Page.of(List.of(), 1).hasNext(true).build(),
                        () -> Page.of(List.of(), 1).size(5).build(),
                        () -> Page.of(List.of(), 1).range(3, null).build(),
                        () -> Page.of(List.of(), 1).range(null, 3).build()),
                List.of(
                        () -> NewTransactionBatch.of(sale),
                        () -> NewTransactionBatch.of(sale("b")),
                        () -> NewTransactionBatch.of(sale, sale("b"))),
                List.of(
                        TransactionQuery::all,
                        () -> TransactionQuery.byKey("a"),
                        () -> TransactionQuery.byKey("b"),
                        () -> TransactionQuery.all().withPage(2),
                        () -> TransactionQuery.all().withLimit(2)),
                List.of(
                        () -> CustomerRef.id("a"),
                        () -> CustomerRef.id("b"),
                        () -> CustomerRef.key("a"),
                        () -> CustomerRef.email("a")),
                List.of(
                        () -> Amount.of("1"),
                        () -> Amount.of("1.01"),
                        () -> Amount.of("1", "EUR"),
                        () -> Amount.of("1", "USD"),
                        () -> Amount.units("1", "EUR"),
                        () -> Amount.units("1", "points")),
                List.of(
                        () -> Credit.of("a", Amount.of("1", "EUR")),
                        () -> Credit.of("b", Amount.of("1", "EUR")),
                        () -> Credit.of("a", Amount.of("2", "EUR"))),
                List.of(() -> Action.SALE, () -> Action.of("click")),
                List.of(() -> RewardStatus.OK, () -> RewardStatus.of("new")),
                List.of(() -> ApiKey.of("a"), () -> ApiKey.of("b")));
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("1"))
                .buyer(CustomerRef.id("c"))
                .build();
    }

    @ParameterizedTest
    @MethodSource("different")
    void valuesAreTheSameIfAllOfThemIs(List<Supplier<Object>> values) {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i).get();
            assertThat(value)
                    .isEqualTo(values.get(i).get())
                    .hasSameHashCodeAs(values.get(i).get());
            assertThat(value).isNotEqualTo(null).isNotEqualTo("text");
            assertThat(value.toString()).isNotEmpty();
            for (Supplier<Object> other : values.subList(i + 1, values.size())) {
                assertThat(value).isNotEqualTo(other.get());
                assertThat(other.get()).isNotEqualTo(value);
            }
            hashes.add(value.hashCode());
        }
        assertThat(hashes).hasSizeGreaterThan(1);
    }

    @Test
    void amountsOfOneNumberAreTheSameHoweverItIsWritten() {
        assertThat(Amount.of("1.50", "EUR"))
                .isEqualTo(Amount.of(new BigDecimal("1.5"), "EUR"))
                .hasSameHashCodeAs(Amount.of("1.5", "EUR"));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void aCopyHasEveryField(Supplier<Object> builders) throws Exception {
        for (Method setter : setters(builders.get())) {
            Object builder = builders.get();
            set(builder, setter, 0);
            Object value = build(builder);
            String field = value.getClass().getSimpleName() + "." + setter.getName();

            Object copy = build(method(value, "toBuilder").invoke(value));

            assertThat(copy).as(field).isEqualTo(value);
            assertThat(copy.getClass().getMethod(accessor(value, setter)).invoke(copy))
                    .as(field)
                    .isEqualTo(
                            value.getClass().getMethod(accessor(value, setter)).invoke(value));
        }
    }

    @ParameterizedTest
    @MethodSource("builders")
    void eachFieldIsReadBackFromItsJson(Supplier<Object> builders) throws Exception {
        for (Method setter : setters(builders.get())) {
            Object builder = builders.get();
            set(builder, setter, 0);
            Object value = build(builder);
            String field = value.getClass().getSimpleName() + "." + setter.getName();

            assertThat(JSON.read(value.getClass(), JSON.write(value))).as(field).isEqualTo(value);
            assertThat(names(value))
                    .as(field)
                    .filteredOn(name -> !name.equals(ANY))
                    .isSubsetOf(WireFormat.names());
        }
    }

    /** It would be sent twice, and could not be read back. */
    @Test
    void whatASaleHasAMethodForIsNoAdditionalField() throws Exception {
        for (Method setter : setters(NewTransaction.builder())) {
            NewTransaction.Builder sale =
                    NewTransaction.builder().withoutKey().amount(Amount.of("1")).buyer(CustomerRef.id("c"));
            set(sale, setter, 0);

            assertThat(names(sale.build()))
                    .filteredOn(name -> !name.equals(ANY))
                    .allSatisfy(
                            name -> assertThatIllegalArgumentException().isThrownBy(() -> sale.additional(name, "1")));
        }
    }

    private static Set<String> names(Object value) {
        return JsonParser.parseString(new String(JSON.write(value), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .keySet();
    }

    @ParameterizedTest
    @MethodSource("builders")
    void nothingOfAPersonAndNoKeyIsShown(Supplier<Object> builders) throws Exception {
        for (Method setter : setters(builders.get())) {
            Object builder = builders.get();
            set(builder, setter, 0);

            String field = builder.getClass().getName() + "." + setter.getName();
            assertThat(build(builder).toString()).as(field).doesNotContain(SECRET);
        }
    }

    private static List<Method> setters(Object builder) {
        List<Method> setters = new ArrayList<>();
        for (Method method : builder.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !OTHER_METHODS.contains(method.getName())) {
                setters.add(method);
            }
        }
        assertThat(setters).isNotEmpty();
        return setters;
    }

    private static void set(Object builder, Method setter, int variant) throws Exception {
        if (setter.getParameterCount() == 2) {
            setter.invoke(builder, ANY, variant == 0 ? "\"" + SECRET + "\"" : "7");
        } else {
            setter.invoke(builder, sample(setter.getGenericParameterTypes()[0], variant, setter.getName()));
        }
    }

    /** The status of a customer is a word of the service's, which may be shown. */
    private static Object sample(Type type, int variant, String field) {
        if (type == String.class) {
            return (field.equals("status") || field.equals("type") || field.equals("commissionType") ? "word" : SECRET)
                    + variant;
        }
        if (type == boolean.class || type == Boolean.class) {
            return variant == 0;
        }
        if (type == Integer.class) {
            return 7 + variant;
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(1_747_072_217L + variant);
        }
        if (type == Action.class) {
            return Action.of("action" + variant);
        }
        if (type == RewardStatus.class) {
            return RewardStatus.of("status" + variant);
        }
        if (type == Amount.class) {
            return Amount.of(new BigDecimal(7 + variant), "EUR");
        }
        if (type == Buyer.class || type == CustomerRef.class) {
            return CustomerRef.email(SECRET + variant);
        }
        if (type == CustomerProfile.class) {
            return CustomerProfile.builder().id(SECRET + variant).build();
        }
        if (type == Reward.class) {
            return Reward.builder().transactionKey(SECRET + variant).build();
        }
        if (type == NonCurrencyReward.class) {
            return NonCurrencyReward.builder().value(SECRET + variant).build();
        }
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == Map.class
                    ? Map.of(ANY, field.equals("additional") ? "\"" + SECRET + variant + "\"" : SECRET + variant)
                    : List.of(sample(parameterized.getActualTypeArguments()[0], variant, field));
        }
        throw new AssertionError("no sample of " + type + " for " + field);
    }

    private static String accessor(Object value, Method setter) {
        String name = setter.getName();
        String is = "is" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : value.getClass().getMethods()) {
            if (method.getParameterCount() == 0 && method.getName().equals(is)) {
                return is;
            }
        }
        return name.equals("tos") ? "acceptedTerms" : name;
    }

    private static Object build(Object builder) throws Exception {
        return method(builder, "build").invoke(builder);
    }

    private static Method method(Object target, String name) throws NoSuchMethodException {
        return target.getClass().getMethod(name);
    }
}
