package com.partnero.transport.contracts;

import java.io.IOException;

/** What a server does with an HTTP/2 request that it has read. */
@FunctionalInterface
interface FrameAction {

    /** Answers, or does not; carries the request out before, after, or never. */
    void apply(FrameStream stream) throws IOException;

    /** The same, after the request was carried out. */
    default FrameAction afterCommit() {
        return stream -> {
            stream.carryOut();
            apply(stream);
        };
    }
}
