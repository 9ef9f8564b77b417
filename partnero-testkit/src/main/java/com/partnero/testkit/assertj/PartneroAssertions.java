package com.partnero.testkit.assertj;

import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.PartneroService;

/**
 * The entry to the assertions.
 *
 * <pre>{@code
 * import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
 *
 * assertThat(partnero).recorded("order-1042").once().withAmount("99.99").forBuyer("customer_456");
 * assertThat(partnero).credited("customer_123").once().withAmount("100", "USD");
 * assertThat(partnero).received(Operation.CREATE, Operation.LIST);
 * }</pre>
 *
 * <p>Whoever uses another library finds the same in {@link PartneroService#transactions(String)},
 * {@link PartneroService#credits()}, {@link PartneroService#balance(String)} and {@link FakePartnero#received()}.
 *
 * @since 0.1.0
 */
public final class PartneroAssertions {

    private PartneroAssertions() {}

    /**
     * Looks at a fake of Partnero.
     *
     * @param actual a client in memory or an emulator
     * @return its assertions
     */
    public static FakePartneroAssert assertThat(FakePartnero actual) {
        return new FakePartneroAssert(actual);
    }
}
