package com.partnero;

/**
 * What all values have in common. They have no getters, so a JSON library that looks for getters would silently write
 * an empty or incomplete object.
 */
interface Value {

    /**
     * Not for callers. JSON libraries that look for getters find this one and fail with a message that says what to do.
     *
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated use {@link com.partnero.wire.PartneroJson}
     */
    @Deprecated
    default Object getJson() {
        throw new UnsupportedOperationException(
                "com.partnero." + getClass().getSimpleName()
                        + " has no getters. In Spring Boot 4, add the bean partneroJacksonModule to this JsonMapper; for Jackson 2 and Gson,"
                        + " see docs/how-to/jackson-2-and-gson.md; elsewhere, use FeignPartnero.json() or RetrofitPartnero.json().");
    }
}
