package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Reward;
import com.partnero.Transaction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A field that the domain has learned and the service in memory has not is noticed here. */
class WholeValuesTest {

    private final PartneroService service = PartneroService.create();

    /** Every field that has a name: what is additional is what the library and this service do not know. */
    private static Stream<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !Set.of("hashCode", "toString", "toBuilder", "additional")
                        .contains(method.getName()));
    }

    private static void assertFilled(Object value, String... unknownToTheService) {
        assertThat(accessors(value.getClass())
                        .filter(method -> !Set.of(unknownToTheService).contains(method.getName()))
                        .filter(method -> isEmpty(method, value))
                        .map(Method::getName))
                .as(
                        "fields of %s that the service leaves empty",
                        value.getClass().getSimpleName())
                .isEmpty();
    }

    private static boolean isEmpty(Method accessor, Object value) {
        try {
            Object field = accessor.invoke(value);
            return field == null
                    || field.equals(Optional.empty())
                    || field instanceof Collection<?> list && list.isEmpty()
                    || field instanceof Map<?, ?> map && map.isEmpty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Transaction sell() {
        service.addCustomer("customer_123");
        service.addCustomer("customer_456")
                .referredBy("customer_123")
                .email("d@example.com")
                .name("Daniel")
                .surname("Smith")
                .customField("size", "L")
                .coupon("WELCOME");
        service.addCustomer("customer_789").referredBy("customer_456");
        return service.addTransaction(NewTransaction.builder()
                .key("order-1042")
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build());
    }

    @Test
    void whatIsReadHasEveryField() {
        Transaction sale = sell();
        service.delete("order-1042");
        Transaction deleted = service.ledger().get(0);
        CustomerBalance balance = service.balance("customer_456");

        assertFilled(deleted);
        assertFilled(deleted.rewards().get(0), "productTypeData");
        assertFilled(balance);
        assertFilled(balance.customer(), "key");
        assertThat(sale.rewards()).hasSize(2);
        assertThat(Stream.<Class<?>>of(Reward.class, Transaction.class, CustomerProfile.class)
                        .flatMap(WholeValuesTest::accessors))
                .hasSizeGreaterThan(25);
    }

    @Test
    void whatIsSentHasEveryField() {
        assertSent(NewTransaction.class, Sale.class, "buyer");
        assertSent(NewCustomer.class, CustomerData.class);
    }

    private static void assertSent(Class<?> domain, Class<?> row, String... elsewhere) {
        Set<String> there = Set.copyOf(Arrays.stream(row.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        assertThat(accessors(domain).map(Method::getName))
                .filteredOn(name -> !Set.of(elsewhere).contains(name))
                .isNotEmpty()
                .isSubsetOf(there);
    }
}
