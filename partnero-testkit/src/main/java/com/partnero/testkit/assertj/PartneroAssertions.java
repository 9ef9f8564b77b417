package com.partnero.testkit.assertj;

import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.PartneroService;

/**
 * AssertJ assertions on a fake.
 *
 * <pre>{@code
 * import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
 *
 * assertThat(partnero).recorded("order-1042").once().withAmount("99.99").forBuyer("customer_456");
 * assertThat(partnero).credited("customer_123").once().withAmount("100", "USD");
 * assertThat(partnero).received(Operation.CREATE, Operation.LIST);
 * }</pre>
 *
 * <p>With another assertion library, use {@link PartneroService#transactions(String)}, {@link
 * PartneroService#credits()}, {@link PartneroService#balance(String)} and {@link FakePartnero#received()} instead.
 *
 * @since 0.1.0
 */
public final class PartneroAssertions {

    private PartneroAssertions() {}

    /** Returns assertions on a fake in memory or an emulator. */
    public static FakePartneroAssert assertThat(FakePartnero actual) {
        return new FakePartneroAssert(actual);
    }
}
