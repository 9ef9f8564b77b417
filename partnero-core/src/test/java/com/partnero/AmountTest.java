package com.partnero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "9999, EUR, 99.99 EUR",
        "9999, eur, 99.99 EUR",
        "9999, JPY, 9999 JPY",
        "9999, KWD, 9.999 KWD",
        "5, USD, 0.05 USD",
        "0, USD, 0.00 USD",
        "9223372036854775807, USD, 92233720368547758.07 USD"
    })
    void minorUnitsFollowTheDigitsOfTheCurrency(long minor, String currency, String shown) {
        assertThat(Amount.ofMinor(minor, currency)).hasToString(shown);
        assertThat(Amount.ofMinor(minor, currency).isCurrency()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XTS", "XAU", "ZZZ"})
    void aCurrencyWithoutMinorUnitIsRefused(String currency) {
        assertThatThrownBy(() -> Amount.ofMinor(1, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use Amount.of with major units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "", "E", "EURO", "E R", "1EU", "\u20ac"})
    void aCurrencyIsThreeLetters(String currency) {
        assertThatThrownBy(() -> Amount.of("1", currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three-letter code")
                .hasMessageContaining("Amount.units");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1,50", "1 000", "$1", "abc", "0x1", "1.5.2", "--1", "\u0661", "NaN", "1e999999999"})
    void textThatIsNoDecimalIsRefused(String text) {
        assertThatThrownBy(() -> Amount.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amountsAreExactAndNeverRounded() {
        assertThat(Amount.of("19.998").value()).isEqualTo(new BigDecimal("19.998"));
        assertThat(Amount.of("1E+2")).hasToString("100");
        assertThat(Amount.of("0.1234567890123456789012345678901234567").value())
                .isEqualTo(new BigDecimal("0.1234567890123456789012345678901234567"));
        assertThatThrownBy(() -> Amount.of(new BigDecimal("1").setScale(50)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Amount.of(new BigDecimal("1E+41"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextHasEightyCharactersAtMost() {
        String longest = "0".repeat(79) + "7";

        assertThat(Amount.of(longest)).isEqualTo(Amount.of("7"));
        assertThatThrownBy(() -> Amount.of("0" + longest)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amountsAreEqualByNumberAndUnit() {
        assertThat(Amount.of("100", "USD"))
                .isEqualTo(Amount.of("100.00", "USD"))
                .hasSameHashCodeAs(Amount.of("1E2", "USD"));
        assertThat(Amount.of("100", "USD"))
                .isNotEqualTo(Amount.of("100", "usd"))
                .isNotEqualTo(Amount.of("100"))
                .isNotEqualTo(Amount.of("101", "USD"))
                .isNotEqualTo(Amount.units("100", "USD"))
                .isNotEqualTo("100 USD");
        assertThat(Amount.of("0")).hasSameHashCodeAs(Amount.of("0.00"));
    }

    @Test
    void unitsAreNoCurrency() {
        Amount points = Amount.units("250", "points");

        assertThat(points.isCurrency()).isFalse();
        assertThat(points.unit()).isEqualTo("points");
        assertThatThrownBy(() -> Amount.units("250", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Codes that have left ISO 4217 since a JDK was released, or came later, are in one table only. */
    @Test
    void theDigitsAreThoseOfIso4217AsTheJdkKnowsThem() {
        int compared = 0;
        for (Currency currency : Currency.getAvailableCurrencies()) {
            int digits = MinorUnits.isoDigits(currency.getCurrencyCode());
            if (digits >= 0) {
                assertThat(digits).as(currency.getCurrencyCode()).isEqualTo(currency.getDefaultFractionDigits());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISK", "UGX", "MGA", "CLP", "CVE", "IDR", "isk"})
    void currenciesThatProcessorsCountOtherwiseNeedTheirDigitsSaid(String currency) {
        assertThatThrownBy(() -> Amount.ofMinor(50_000, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Amount.ofMinor(50000, ");

        assertThat(Amount.ofMinor(50_000, 2, currency)).isEqualTo(Amount.of("500", currency.toUpperCase(Locale.ROOT)));
        assertThat(Amount.ofMinor(500, 0, currency)).isEqualTo(Amount.of("500", currency.toUpperCase(Locale.ROOT)));
    }

    @Test
    void digitsAreNoneToFour() {
        assertThatThrownBy(() -> Amount.ofMinor(1, 5, "EUR")).hasMessageContaining("digits must be 0 to 4");
        assertThatThrownBy(() -> Amount.ofMinor(1, -1, "EUR")).hasMessageContaining("digits must be 0 to 4");
        assertThatThrownBy(() -> Amount.ofMinor(1, 2, "EURO")).hasMessageContaining("three-letter code");
    }

    @ParameterizedTest
    @ValueSource(doubles = {99.99, 1234567.89, 0.1, 19.998, 8_589_934_592.01, -99.99})
    void aNumberMadeFromADoubleIsRefusedInWords(double price) {
        assertThatThrownBy(() -> Amount.of(new BigDecimal(price), "EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double")
                .hasMessageContaining("Amount.of(\"99.99\", \"EUR\")");
        assertThatThrownBy(() -> Amount.of(new BigDecimal(price))).hasMessageContaining("double");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 99.25, 100, 0, 1e20, 1234567.875})
    void aDoubleThatHoldsItsNumberExactlyIsTheNumber(double price) {
        assertThat(Amount.of(new BigDecimal(price), "EUR").value()).isEqualByComparingTo(BigDecimal.valueOf(price));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99.99", "99.98999999999999", "12345678901234567890.123456789012345678", "0.0000000001", "1E+30"
            })
    void anExactNumberPasses(String number) {
        assertThat(Amount.of(new BigDecimal(number), "EUR").value()).isEqualTo(new BigDecimal(number));
    }

    @Test
    void aNumberOfTooManyDigitsIsNoDouble() {
        assertThatThrownBy(() -> Amount.of(new BigDecimal("1" + "0".repeat(400) + ".5")))
                .hasMessageContaining("at most 40 digits");
    }
}
