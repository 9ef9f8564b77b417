package com.partnero;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every value with a builder promises, field by field, so that a field that was forgotten somewhere is found. */
class WholeValuesTest {

    private static final String SECRET = "secret";

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
        for (Method setter : setters(builders.get())) {
            Object builder = builders.get();
            set(builder, setter, 0);
            Object changed = build(builder);
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
            setter.invoke(builder, "field", variant == 0 ? "\"" + SECRET + "\"" : "7");
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
                    ? Map.of("field", SECRET + variant)
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
