package com.partnero;

/**
 * How many decimal digits ISO 4217 gives a currency. The table is our own, because Android takes the digits from ICU,
 * which differs from the JDK for some currencies.
 */
final class MinorUnits {

    private static final String NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private static final String TWO =
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP"
                    + " BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD"
                    + " GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT"
                    + " MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR"
                    + " SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST"
                    + " XCD XCG YER ZAR ZMW ZWG";

    private static final String THREE = "BHD IQD JOD KWD LYD OMR TND";

    private static final String FOUR = "CLF UYW";

    /**
     * Stripe uses two digits for ISK and UGX and none for MGA; Adyen uses two for CLP and ISK and none for CVE and IDR.
     */
    private static final String AMBIGUOUS = "CLP CVE IDR ISK MGA UGX";

    private MinorUnits() {}

    /** The digits of a currency, given by three capital letters; throws if they are unknown or ambiguous. */
    static int digits(String code) {
        int digits = isoDigits(code);
        if (digits < 0) {
            throw new IllegalArgumentException("ISO 4217 defines no minor unit for " + code
                    + ": use Amount.of with major units, or give the digits, as in Amount.ofMinor(9999, 2, \"" + code
                    + "\")");
        }
        if (AMBIGUOUS.contains(code)) {
            throw new IllegalArgumentException(
                    "ISO 4217 gives " + code + " " + digits + " digits, but some card processors use another"
                            + " number: give the digits that yours uses, as in Amount.ofMinor(50000, " + digits
                            + ", \"" + code
                            + "\"), or use Amount.of with major units");
        }
        return digits;
    }

    /** The digits of a currency; -1 if the table does not list it. */
    static int isoDigits(String code) {
        if (TWO.contains(code)) {
            return 2;
        }
        if (NONE.contains(code)) {
            return 0;
        }
        if (THREE.contains(code)) {
            return 3;
        }
        return FOUR.contains(code) ? 4 : -1;
    }
}
