package com.partnero.spring.boot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerBalance;
import com.partnero.Transaction;
import com.partnero.wire.PartneroJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A mapper that does not know the library's values says so. */
class NoModuleTest {

    private static final String MODULE = "partneroJacksonModule";

    private final JsonMapper jackson = JsonMapper.shared();

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasTheGetterThatStopsJackson(Class<?> type) {
        assertThat(type).hasPublicMethods("getJson");
    }

    static List<Class<?>> types() {
        return List.copyOf(PartneroJson.types());
    }

    @Test
    void aValueIsRefusedInWordsThatHelp() {
        for (Object value : List.of(
                Amount.of("1.50", "EUR"),
                Transaction.builder().key("secret").build(),
                CustomerBalance.builder().build(),
                ApiKey.of("secret"),
                Map.of("amounts", List.of(Amount.of("1"))))) {
            assertThatThrownBy(() -> jackson.writeValueAsString(value))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining(MODULE)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aValueIsNotReadByHalves() {
        assertThatThrownBy(() -> jackson.readValue("{\"key\":\"a\"}", Transaction.class))
                .isInstanceOf(JacksonException.class);
    }
}
