package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import feign.Request;
import java.lang.StackWalker.StackFrame;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one request of an unknown client. No extension point of Feign shows that a client resends a request,
 * but the client must then read all headers again. A second read by the same line of code fails. Thread-safe.
 */
final class HeadersOnce extends AbstractMap<String, Collection<String>> {

    private static final StackWalker STACK = StackWalker.getInstance();

    private final Map<String, Collection<String>> headers;
    private final Set<String> readers = ConcurrentHashMap.newKeySet();

    HeadersOnce(Map<String, Collection<String>> headers) {
        this.headers = headers;
    }

    @Override
    public Set<Entry<String, Collection<String>>> entrySet() {
        String reader = STACK.walk(frames -> frames.filter(HeadersOnce::isOfTheClient)
                .findFirst()
                .map(frame -> frame.getClassName() + frame.getMethodName() + frame.getByteCodeIndex())
                .orElse(""));
        if (!readers.add(reader)) {
            throw new UnansweredException(
                    AttemptFailedException.lost("the HTTP client was about to send a second time"));
        }
        return headers.entrySet();
    }

    /** A caller that reads the request's text also reads the headers, but sends nothing. */
    private static boolean isOfTheClient(StackFrame frame) {
        String name = frame.getClassName();
        return !name.startsWith("java.")
                && !name.equals(HeadersOnce.class.getName())
                && !name.equals(Request.class.getName());
    }

    /** Called by code that copies the headers, before it reads them. */
    @Override
    public int size() {
        return headers.size();
    }

    /** A single header may be read at any time. */
    @Override
    public @Nullable Collection<String> get(Object name) {
        return headers.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return headers.containsKey(name);
    }
}
