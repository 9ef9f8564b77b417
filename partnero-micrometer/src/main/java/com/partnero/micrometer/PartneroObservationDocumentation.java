package com.partnero.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations that Partnero clients create.
 *
 * @since 0.1.0
 */
public enum PartneroObservationDocumentation implements ObservationDocumentation {
    /** One call of a port, including retries, pauses and look-ups. */
    CALL {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return DefaultPartneroCallObservationConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return CallKeyNames.values();
        }
    },

    /** One HTTP request: an attempt of a call, or a look-up within it. */
    REQUEST {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return DefaultPartneroRequestObservationConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return RequestKeyNames.values();
        }
    };

    /**
     * The key names of a call.
     *
     * @since 0.1.0
     */
    public enum CallKeyNames implements KeyName {
        /** The operation, such as {@code transactions.create}. */
        OPERATION {
            @Override
            public String asString() {
                return "operation";
            }
        },
        /** The program's name; {@code default} for a program without a name. */
        CLIENT {
            @Override
            public String asString() {
                return "client";
            }
        },
        /** How the call ended: success, verified, not-applied, unknown. */
        OUTCOME {
            @Override
            public String asString() {
                return "outcome";
            }
        },
        /**
         * Why the call failed: none, not-sent, authentication, not-found, validation, conflict, rate-limited, server,
         * protocol, timeout, connection-lost, interrupted, closed.
         */
        ERROR_TYPE {
            @Override
            public String asString() {
                return "error.type";
            }
        }
    }

    /**
     * The key names of a request, which are Spring's own.
     *
     * @since 0.1.0
     */
    public enum RequestKeyNames implements KeyName {
        /** The HTTP method. */
        METHOD {
            @Override
            public String asString() {
                return "method";
            }
        },
        /** The path template, such as {@code /transactions/{key}}. */
        URI {
            @Override
            public String asString() {
                return "uri";
            }
        },
        /** The HTTP status; {@code IO_ERROR} if no answer came, {@code CLIENT_ERROR} while the request is running. */
        STATUS {
            @Override
            public String asString() {
                return "status";
            }
        },
        /** The class of the status: SUCCESS, CLIENT_ERROR, SERVER_ERROR, ..., UNKNOWN. */
        OUTCOME {
            @Override
            public String asString() {
                return "outcome";
            }
        },
        /** Why there was no usable answer: {@code none}, or a value of {@link CallKeyNames#ERROR_TYPE}. */
        EXCEPTION {
            @Override
            public String asString() {
                return "exception";
            }
        },
        /** The host of the base URL. */
        CLIENT_NAME {
            @Override
            public String asString() {
                return "client.name";
            }
        }
    }
}
