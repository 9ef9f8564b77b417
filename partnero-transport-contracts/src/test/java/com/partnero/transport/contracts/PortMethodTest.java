package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortMethodTest {

    @Test
    void everyOperationMeetsEveryFailure() {
        assertThat(Arrays.stream(PortMethod.values()).map(PortMethod::operation))
                .contains(Operation.values());
    }
}
