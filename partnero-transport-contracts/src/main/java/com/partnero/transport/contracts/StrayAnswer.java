package com.partnero.transport.contracts;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.transport.contracts.StrayServer.Received;
import com.partnero.transport.contracts.StrayServer.Reply;
import java.util.Locale;

/** A call, the service's true answer to it, and a stray answer that contradicts the truth. */
enum StrayAnswer implements StrayServer.Script {
    /** Credits, deletes and sales without a key are refused, but for those with an odd number. */
    CREDIT {
        @Override
        public Reply answer(Received request) {
            return request.isOdd() ? done() : refused();
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return done();
        }

        @Override
        Object call(Partnero partnero, String key) {
            partnero.balances().credit(key, Amount.of("1", "USD"));
            return true;
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            return mustBeRefused(ended);
        }
    },

    DELETE {
        @Override
        public Reply answer(Received request) {
            return request.isOdd() ? done() : refused();
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return done();
        }

        @Override
        Object call(Partnero partnero, String key) {
            partnero.transactions().delete(key);
            return true;
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            return mustBeRefused(ended);
        }
    },

    SALE_WITHOUT_KEY {
        @Override
        public Reply answer(Received request) {
            return request.isOdd() ? keylessRow() : refused();
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return keylessRow();
        }

        @Override
        Object call(Partnero partnero, String key) {
            return partnero.transactions().create(Sales.keylessOf(AMOUNT, key));
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            return mustBeRefused(ended);
        }
    },

    /** The sale is recorded. */
    LOOK_OF_CREATE_IF_ABSENT {
        @Override
        public Reply answer(Received request) {
            return request.method().equals("GET") ? listOf(request) : rowOf(request);
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return emptyList();
        }

        @Override
        Object call(Partnero partnero, String key) {
            return partnero.transactions().createIfAbsent(Sales.of(key, AMOUNT));
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            if (recorded) {
                return Verdict.WRONG;
            }
            return ended.thrown() == null ? Verdict.RIGHT : Verdict.LOST;
        }
    },

    /** The sale is not recorded. */
    LOOK_UP_AFTER_A_LOST_CREATE {
        @Override
        public Reply answer(Received request) {
            return request.method().equals("GET") ? emptyList() : broken();
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return listOf(request);
        }

        @Override
        Object call(Partnero partnero, String key) {
            return partnero.transactions().create(Sales.of(key, AMOUNT));
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            return mustBeUnknown(ended);
        }
    },

    /** The sale is still there. */
    LOOK_UP_AFTER_A_LOST_DELETE {
        @Override
        public Reply answer(Received request) {
            return request.method().equals("GET") ? listOf(request) : broken();
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return emptyList();
        }

        @Override
        Object call(Partnero partnero, String key) {
            partnero.transactions().delete(key);
            return true;
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            return mustBeUnknown(ended);
        }
    },

    /** Sales with an odd number are refused. The stray answer repeats the answer before it. */
    SALE_AFTER_A_REFUSED_ONE {
        @Override
        public Reply answer(Received request) {
            if (request.method().equals("GET")) {
                return emptyList();
            }
            return request.isOdd() ? refused() : rowOf(request);
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return answer;
        }

        @Override
        Object call(Partnero partnero, String key) {
            return partnero.transactions().create(Sales.of(key, AMOUNT));
        }

        @Override
        Verdict judge(EndedCall ended, boolean recorded) {
            if (ended.thrown() == null) {
                return recorded ? Verdict.RIGHT : Verdict.WRONG;
            }
            if (isUnknown(ended)) {
                return Verdict.UNKNOWN;
            }
            return recorded ? Verdict.WRONG : Verdict.LOST;
        }
    };

    private static final String AMOUNT = "99.99";

    /** How a call ended, given what the service did. */
    enum Verdict {
        RIGHT,
        /** True, though the right answer was on its way. */
        UNKNOWN,
        /** Not as the service answered, but nothing false is claimed. */
        LOST,
        WRONG
    }

    /** Whether the same call is first made with an odd number, for which the service answers the opposite. */
    boolean followsAnother() {
        return this == CREDIT || this == DELETE || this == SALE_WITHOUT_KEY || this == SALE_AFTER_A_REFUSED_ONE;
    }

    /** @param key the key of the sale; of a credit the customer's id, of a sale without key the buyer's */
    abstract Object call(Partnero partnero, String key);

    /** @param recorded whether the service has recorded a sale with the key of the call */
    abstract Verdict judge(EndedCall ended, boolean recorded);

    private static Verdict mustBeRefused(EndedCall ended) {
        if (ended.thrown() == null) {
            return Verdict.WRONG;
        }
        boolean refused = ended.thrown() instanceof PartneroException e
                && e.outcome() == Outcome.NOT_APPLIED
                && Integer.valueOf(422).equals(e.status());
        return refused ? Verdict.RIGHT : Verdict.LOST;
    }

    private static Verdict mustBeUnknown(EndedCall ended) {
        if (isUnknown(ended)) {
            return Verdict.RIGHT;
        }
        boolean unanswered = ended.thrown() instanceof PartneroException e && e.status() == null;
        return unanswered ? Verdict.LOST : Verdict.WRONG;
    }

    private static boolean isUnknown(EndedCall ended) {
        return ended.thrown() instanceof PartneroException e && e.outcome() == Outcome.UNKNOWN;
    }

    private static Reply refused() {
        return new Reply(422, "{\"message\":\"The given data was invalid.\",\"status\":0}");
    }

    private static Reply broken() {
        return new Reply(500, "{}");
    }

    private static Reply done() {
        return new Reply(200, "{\"status\":1}");
    }

    private static Reply emptyList() {
        return data("[]");
    }

    private static Reply listOf(Received request) {
        return data("[" + row(request) + "]");
    }

    private static Reply keylessRow() {
        return data("{\"action\":\"sale\",\"amount\":" + AMOUNT + "}");
    }

    private static Reply rowOf(Received request) {
        return data(row(request));
    }

    private static String row(Received request) {
        return "{\"key\":\"" + request.key() + "\",\"action\":\"sale\",\"amount\":" + AMOUNT + "}";
    }

    private static Reply data(String json) {
        return new Reply(200, "{\"data\":" + json + ",\"status\":1}");
    }

    /** As the name of a test says it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
