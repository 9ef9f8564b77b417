package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.feign.FeignPartnero;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/how-to/jackson-2-and-gson.md, run: values survive both libraries to the last digit. */
class OtherJsonLibrariesTest {

    private static final String EXACT = "12345678901234567890.123456789012345678";

    private final NewTransaction sale = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of(new BigDecimal(EXACT), "USD"))
            .buyer(CustomerRef.id("customer_456"))
            .build();
    private final CustomerBalance balance = CustomerBalance.builder()
            .currency(List.of(Amount.of("39.998", "USD")))
            .build();

    private final ObjectMapper jackson =
            new ObjectMapper().registerModule(PartneroJackson2Module.create(FeignPartnero.json()));
    private final Gson gson = new GsonBuilder()
            .registerTypeAdapterFactory(new PartneroGsonAdapters(FeignPartnero.json()))
            .create();

    @Test
    void jackson2WritesWhatTheServiceWouldRead() throws Exception {
        assertThat(jackson.writeValueAsString(sale)).isEqualTo(written(sale)).contains(EXACT);
        assertThat(jackson.writeValueAsString(new Envelope(balance))).isEqualTo("{\"data\":" + written(balance) + "}");
    }

    @Test
    void jackson2ReadsToTheLastDigit() throws Exception {
        assertThat(jackson.readValue(written(sale), NewTransaction.class)).isEqualTo(sale);
        assertThat(jackson.readValue("{\"data\":" + written(balance) + "}", Envelope.class).data)
                .isEqualTo(balance);
    }

    @Test
    void jackson2RefusesWhatIsNoValue() {
        assertThatThrownBy(() -> jackson.readValue("{\"amount\":\"a lot\"}", NewTransaction.class))
                .hasMessageContaining("NewTransaction");
    }

    @Test
    void withoutTheModuleJackson2FailsInsteadOfWritingAnEmptyObject() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(sale))
                .hasMessageContaining("docs/how-to/jackson-2-and-gson.md");
    }

    @Test
    void gsonWritesWhatTheServiceWouldRead() {
        assertThat(gson.toJson(sale)).isEqualTo(written(sale)).contains(EXACT);
        assertThat(gson.toJson(new Envelope(balance))).isEqualTo("{\"data\":" + written(balance) + "}");
        assertThat(gson.toJson(new Envelope(null))).isEqualTo("{}");
    }

    @Test
    void gsonReadsToTheLastDigit() {
        assertThat(gson.fromJson(written(sale), NewTransaction.class)).isEqualTo(sale);
        assertThat(gson.fromJson("{\"data\":" + written(balance) + "}", Envelope.class).data)
                .isEqualTo(balance);
        assertThat(gson.fromJson("{\"data\":null}", Envelope.class).data).isNull();
    }

    private static String written(Object value) {
        return new String(FeignPartnero.json().write(value), StandardCharsets.UTF_8);
    }

    /** A class of the application's with a value in it. */
    static final class Envelope {
        public CustomerBalance data;

        Envelope() {}

        Envelope(CustomerBalance data) {
            this.data = data;
        }
    }
}
