package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.RetryPolicy;
import org.junit.jupiter.api.Test;

class RetryQuotaTest {

    private final RetryQuota quota = new RetryQuota(RetryPolicy.defaults());

    @Test
    void oneKeyTakesAFifthAtTheMost() {
        assertThat(taken(OperationKind.READ, "hostile")).isEqualTo(7);
        assertThat(taken(OperationKind.CREATE_WITH_KEY, "hostile")).isZero();

        assertThat(quota.tryTake(OperationKind.READ, "another")).isTrue();
        assertThat(quota.tokens()).isEqualTo(500 - 8 * 14);
    }

    @Test
    void readsLeaveHalfToWrites() {
        int taken = 0;
        for (int key = 0; key < 1_000; key++) {
            taken += taken(OperationKind.READ, "hostile-" + key);
        }

        assertThat(taken).isEqualTo(17);
        assertThat(taken(OperationKind.READ, null)).isZero();
        assertThat(taken(OperationKind.CREDIT, null)).isEqualTo(18);
    }

    @Test
    void aSuccessGivesBackWhatItsRetryTookToItsKeyToo() {
        taken(OperationKind.READ, "order-1");

        quota.giveBack(true, "order-1");

        assertThat(taken(OperationKind.READ, "order-1")).isEqualTo(1);
    }

    @Test
    void aSuccessWithoutARetryGivesBackOneToken() {
        taken(OperationKind.READ, "order-1");

        for (int call = 0; call < 14; call++) {
            assertThat(quota.tokens()).isEqualTo(500 - 7 * 14 + call);
            quota.giveBack(false, "order-1");
        }

        assertThat(taken(OperationKind.READ, "order-1")).isEqualTo(1);
    }

    @Test
    void aSmallQuotaIsNotDivided() {
        RetryQuota small = new RetryQuota(RetryPolicy.defaults().withQuota(28, 14));

        assertThat(small.tryTake(OperationKind.READ, "order-1")).isTrue();
        assertThat(small.tryTake(OperationKind.READ, "order-1")).isTrue();
        assertThat(small.tryTake(OperationKind.READ, "order-1")).isFalse();
    }

    private int taken(OperationKind kind, String key) {
        int taken = 0;
        while (quota.tryTake(kind, key)) {
            taken++;
        }
        return taken;
    }
}
