package com.partnero.spring.boot.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import tools.jackson.databind.json.JsonMapper;

/** Tests that start nothing but Jackson know the values too. */
@JsonTest
class JsonSliceTest {

    @Autowired
    private JsonMapper jackson;

    @Test
    void theSliceOfJacksonKnowsTheValues() {
        assertThat(jackson.writeValueAsString(Amount.of("1.50", "EUR")))
                .isEqualTo("{\"amount\":1.50,\"amount_units\":\"EUR\",\"is_currency\":true}");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Application {}
}
