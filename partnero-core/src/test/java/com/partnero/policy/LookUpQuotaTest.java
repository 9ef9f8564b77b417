package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookUpQuotaTest {

    @Test
    void thirtyRepetitionsAreThereUntilALookUpIsAnswered() {
        LookUpQuota quota = new LookUpQuota();

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 30; i++) {
                assertThat(quota.tryTake()).isTrue();
            }
            assertThat(quota.tryTake()).isFalse();
            assertThat(quota.tryTake()).isFalse();
            quota.fill();
        }
    }
}
