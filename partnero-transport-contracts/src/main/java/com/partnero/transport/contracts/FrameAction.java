package com.partnero.transport.contracts;

import java.io.IOException;

/** What a server does with an HTTP/2 request that it has read. */
@FunctionalInterface
interface FrameAction {

    /**
     * Treats the request in one way: it may answer, and may carry the request out before or after that, or not at all.
     */
    void apply(FrameStream stream) throws IOException;

    /** The same, after the request was carried out. */
    default FrameAction afterCommit() {
        return stream -> {
            stream.carryOut();
            apply(stream);
        };
    }
}
