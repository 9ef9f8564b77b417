package com.partnero.wire;

import com.partnero.ResponseLimits;
import com.partnero.internal.JsonGrammar;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.OverBudgetException;
import java.util.Arrays;

/**
 * Checks a document before a JSON library reads it: valid UTF-8, exactly one document by RFC 8259's grammar, within the
 * limits. Libraries differ in what they accept (capital TRUE, raw control characters, endless numbers); after this
 * check they agree.
 */
final class StrictJson {

    private static final int MARK = 3;

    private StrictJson() {}

    /** Returns the document without a byte order mark. */
    static byte[] check(byte[] body, ResponseLimits limits, AnswerBudget budget) throws Malformed, OverBudgetException {
        return check(body, limits.maxDepth(), limits.maxNumberDigits(), budget);
    }

    static byte[] check(byte[] body, int maxDepth, int maxDigits, AnswerBudget budget)
            throws Malformed, OverBudgetException {
        boolean mark =
                body.length >= MARK && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        String flaw = JsonGrammar.flaw(body, mark ? MARK : 0, maxDepth, maxDigits, budget::isOver);
        if (flaw != null) {
            budget.check();
            throw new Malformed(flaw);
        }
        return mark ? Arrays.copyOfRange(body, MARK, body.length) : body;
    }
}
