package com.partnero;

/**
 * What all values have in common: they have no getters, so that a JSON library that looks for some would write an empty
 * object, or a part of the truth, in silence.
 */
interface Value {

    /**
     * Not for callers: it stops JSON libraries that look for getters. They find this one, and fail with a message that says
     * what to do.
     *
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated use {@link com.partnero.wire.PartneroJson}
     */
    @Deprecated
    default Object getJson() {
        throw new UnsupportedOperationException("com.partnero." + getClass().getSimpleName()
                + " has no getters: write it by PartneroJson (FeignPartnero.json() or RetrofitPartnero.json()), or add the"
                + " bean partneroJacksonModule of partnero-spring-boot-starter to this JsonMapper");
    }
}
