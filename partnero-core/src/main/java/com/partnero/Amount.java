package com.partnero;

import com.partnero.internal.Checks;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money or of another unit, such as points. It is in <b>major units</b>, as printed on the invoice:
 * 99.99. It is never rounded and never passes through a {@code double}.
 *
 * <pre>{@code
 * Amount.of("99.99", "EUR");        // 99.99 euros
 * Amount.ofMinor(9999, "EUR");      // the same, from cents
 * Amount.of("99.99");               // in the program's own currency
 * Amount.units("250", "points");    // no currency
 * }</pre>
 *
 * <p>Two amounts are equal if their numbers are equal ({@code 100} equals {@code 100.00}) and their units are the same
 * text. The service may answer {@code usd} where {@code USD} was sent. Immutable and thread-safe. API document: {@code
 * amount}, {@code amount_units} and {@code is_currency}, wherever they occur.
 *
 * @since 0.1.0
 */
public final class Amount implements Value {

    private static final int MAX_DIGITS = 40;
    private static final int MOST_DIGITS_OF_A_DOUBLE = 200;

    private final BigDecimal value;
    private final @Nullable String unit;
    private final boolean currency;

    private Amount(BigDecimal value, @Nullable String unit, boolean currency) {
        this.value = value;
        this.unit = unit;
        this.currency = currency;
    }

    /**
     * Money in the program's own currency; the amount has no unit.
     *
     * @param majorUnits a decimal number such as {@code 99.99}
     * @throws IllegalArgumentException if the text is not a decimal number of at most 40 digits
     */
    public static Amount of(String majorUnits) {
        return fromWire(parse(majorUnits), null, true);
    }

    /**
     * Money in the program's own currency; the amount has no unit.
     *
     * @throws IllegalArgumentException if the number has more than 40 digits, or was made from a {@code double} that does
     *     not hold it exactly
     */
    public static Amount of(BigDecimal majorUnits) {
        return fromWire(notFromDouble(majorUnits), null, true);
    }

    /**
     * Money in a currency.
     *
     * @param majorUnits a decimal number such as {@code 99.99}
     * @param currency a three-letter code such as {@code EUR}
     * @throws IllegalArgumentException if the text is not a decimal number of at most 40 digits, or the currency is not
     *     three letters
     */
    public static Amount of(String majorUnits, String currency) {
        return of(parse(majorUnits), currency);
    }

    /**
     * Money in a currency.
     *
     * @param currency a three-letter code such as {@code EUR}
     * @throws IllegalArgumentException if the number has more than 40 digits or was made from a {@code double} that does
     *     not hold it exactly, or if the currency is not three letters
     */
    public static Amount of(BigDecimal majorUnits, String currency) {
        return fromWire(notFromDouble(majorUnits), checkedCurrency(currency), true);
    }

    /**
     * Money counted in the minor unit of its currency, as ISO 4217 defines it: cents for EUR (2 digits), yen for JPY
     * (0), fils for KWD (3). The number of digits does not depend on the platform.
     *
     * <p>Most card processors count the same way, but there are exceptions. Stripe uses two digits for ISK and UGX and
     * none for MGA. Adyen uses two for CLP and ISK and none for CVE and IDR. This method rejects these currencies; call
     * {@link #ofMinor(long, int, String)} with the digits that your processor uses.
     *
     * @param minorUnits for instance {@code 9999} for 99.99 EUR, or for 9999 JPY
     * @param currency an ISO 4217 code
     * @return the amount in major units
     * @throws IllegalArgumentException if ISO 4217 does not list the currency, if the currency has no minor unit, or if
     *     card processors disagree with ISO 4217 about its digits
     */
    public static Amount ofMinor(long minorUnits, String currency) {
        String code = checkedCurrency(currency).toUpperCase(Locale.ROOT);
        return new Amount(BigDecimal.valueOf(minorUnits, MinorUnits.digits(code)), code, true);
    }

    /**
     * Money counted in units of {@code 1/10^digits} of its currency, for a processor that does not follow ISO 4217.
     *
     * <pre>{@code Amount.ofMinor(50000, 2, "ISK");      // 500 ISK, from a processor that uses two digits}</pre>
     *
     * @param minorUnits for instance {@code 50000}
     * @param digits how many of these digits are decimals: 0 to 4
     * @param currency a three-letter code
     * @return the amount in major units
     * @throws IllegalArgumentException if the digits are out of range, or the currency is not three letters
     */
    public static Amount ofMinor(long minorUnits, int digits, String currency) {
        String code = checkedCurrency(currency).toUpperCase(Locale.ROOT);
        return new Amount(BigDecimal.valueOf(minorUnits, Checks.range("digits", digits, 0, 4)), code, true);
    }

    /**
     * An amount that is not money.
     *
     * @param number a decimal number such as {@code 250}
     * @param unit what is counted, for instance {@code points}
     * @throws IllegalArgumentException if the text is not a decimal number of at most 40 digits, or the unit is blank
     */
    public static Amount units(String number, String unit) {
        return fromWire(parse(number), Checks.trimmed("unit", unit), false);
    }

    /**
     * An amount exactly as the service described it, for transports and tests. Applications use {@link #of} or {@link
     * #units}.
     *
     * @param value the number, in major units
     * @param unit the unit as received, or null
     * @param currency whether the service called it a currency
     * @throws IllegalArgumentException if the number has more than 40 digits
     */
    public static Amount fromWire(BigDecimal value, @Nullable String unit, boolean currency) {
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("amount must have at most " + MAX_DIGITS + " digits");
        }
        return new Amount(value, unit, currency);
    }

    /** The number in major units, exactly as given. */
    public BigDecimal value() {
        return value;
    }

    /**
     * The currency or other unit, exactly as given. It is not always an ISO 4217 code, and its case varies. It is null
     * for the program's own currency, or if the service did not name one.
     */
    public @Nullable String unit() {
        return unit;
    }

    /**
     * Whether this is money. The service's answer to a create says {@code false} even for money; a later fetch of the
     * same transaction says {@code true}.
     */
    public boolean isCurrency() {
        return currency;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amount
                && value.compareTo(((Amount) other).value) == 0
                && Objects.equals(unit, ((Amount) other).unit)
                && currency == ((Amount) other).currency;
    }

    @Override
    public int hashCode() {
        return Objects.hash(value.stripTrailingZeros(), unit, currency);
    }

    @Override
    public String toString() {
        return unit == null ? value.toPlainString() : value.toPlainString() + " " + unit;
    }

    /** The digits of {@code new BigDecimal(99.99)} are those of a binary fraction: 99.9899999999999948840923... */
    private static BigDecimal notFromDouble(BigDecimal majorUnits) {
        if (majorUnits.scale() <= 0 || majorUnits.precision() > MOST_DIGITS_OF_A_DOUBLE) {
            return majorUnits;
        }
        BigDecimal shortest = BigDecimal.valueOf(majorUnits.doubleValue());
        if (majorUnits.precision() > shortest.precision()
                && majorUnits.compareTo(shortest) != 0
                && majorUnits.compareTo(new BigDecimal(majorUnits.doubleValue())) == 0) {
            throw new IllegalArgumentException("amount was made from a double, which does not hold it exactly: write"
                    + " Amount.of(\"99.99\", \"EUR\") or new BigDecimal(\"99.99\"), not new BigDecimal(99.99)");
        }
        return majorUnits;
    }

    private static BigDecimal parse(String text) {
        Objects.requireNonNull(text, "amount must not be null");
        boolean plain = !text.isEmpty() && text.length() <= 2 * MAX_DIGITS;
        for (int i = 0; plain && i < text.length(); i++) {
            plain = "+-.eE0123456789".indexOf(text.charAt(i)) >= 0;
        }
        if (plain) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                // Reported below.
            }
        }
        throw new IllegalArgumentException(
                "amount must be a decimal number in major units such as 99.99, without grouping or currency sign");
    }

    private static String checkedCurrency(String currency) {
        Objects.requireNonNull(currency, "currency must not be null: use Amount.of(\"99.99\") for the program's own");
        boolean code = currency.length() == 3;
        for (int i = 0; code && i < 3; i++) {
            char c = currency.charAt(i);
            code = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
        if (!code) {
            throw new IllegalArgumentException("currency must be a three-letter code such as EUR;"
                    + " for points and other units use Amount.units(\"250\", \"points\")");
        }
        return currency;
    }
}
