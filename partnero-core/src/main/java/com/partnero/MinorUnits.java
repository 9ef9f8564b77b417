package com.partnero;

/**
 * How many digits ISO 4217 gives a currency behind the point. A table of our own, because Android takes the digits from ICU,
 * which tells others than the JDK for some currencies.
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

    /** Stripe counts two digits for ISK and UGX and none for MGA, Adyen two for CLP and ISK and none for CVE and IDR. */
    private static final String COUNTED_OTHERWISE = "CLP CVE IDR ISK MGA UGX";

    private MinorUnits() {}

    /** @param code three capital letters */
    static int digits(String code) {
        int digits = isoDigits(code);
        if (digits < 0) {
            throw new IllegalArgumentException(code + " is no currency of ISO 4217 with a minor unit:"
                    + " use Amount.of with major units, or say the digits as in Amount.ofMinor(9999, 2, \"" + code
                    + "\")");
        }
        if (COUNTED_OTHERWISE.contains(code)) {
            throw new IllegalArgumentException(
                    "ISO 4217 gives " + code + " " + digits + " digits, and card processors count it"
                            + " otherwise: say how many digits yours means, as in Amount.ofMinor(50000, " + digits
                            + ", \"" + code
                            + "\"), or use Amount.of with major units");
        }
        return digits;
    }

    /** -1 if the table has no such code. */
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
