package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** HTTP/2 frames of servers and gateways: correct, wrong and hostile. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write ends the connection, which the client sees.
final class FrameEvents {

    private static final int FLOOD = 10_000;
    private static final byte UNKNOWN_TYPE = (byte) 0xfa;

    private FrameEvents() {}

    static List<FrameEvent> all() {
        List<FrameEvent> events = new ArrayList<>(answered());
        events.addAll(perhapsAnswered());
        for (FrameEvent event : unanswered()) {
            events.add(event);
            events.add(event.afterCommit());
        }
        events.addAll(halfAnswered());
        return events;
    }

    private static List<FrameEvent> answered() {
        return List.of(
                FrameEvent.answered("trailers follow the answer", stream -> {
                    Response answer = stream.carryOut();
                    stream.writeHead(answer, answer.body().length, false);
                    stream.writeData(answer.body(), false);
                    stream.writeHeaders(stream.id(), new DefaultHttp2Headers(false).add("x-checksum", "1"), true);
                }),
                FrameEvent.answered("the answer comes byte by byte", stream -> {
                    Response answer = stream.carryOut();
                    stream.writeHead(answer, null, false);
                    for (byte one : answer.body()) {
                        stream.writeData(new byte[] {one}, false);
                    }
                    stream.writeData(new byte[0], true);
                }),
                FrameEvent.answered("an interim answer comes before the answer", stream -> {
                    stream.writeHeaders(stream.id(), FrameStream.head(103), false);
                    stream.respond();
                }),
                FrameEvent.answered("frames of an unknown type surround the answer", stream -> {
                    unknownFrame(stream);
                    stream.respond();
                    unknownFrame(stream);
                }),
                FrameEvent.answered("the stream is reset with NO_ERROR after the answer", stream -> {
                    stream.respond();
                    stream.reset(Http2Error.NO_ERROR);
                }),
                FrameEvent.answered("GOAWAY names this stream, and the answer follows", stream -> {
                    stream.goAway(stream.id(), Http2Error.NO_ERROR);
                    stream.respond();
                    stream.connection().finish();
                }),
                FrameEvent.answered("GOAWAY names a later stream, and the answer follows", stream -> {
                    stream.goAway(stream.id() + 100, Http2Error.NO_ERROR);
                    stream.respond();
                    stream.connection().finish();
                }),
                FrameEvent.answered("GOAWAY comes in two phases around the answer", stream -> {
                    stream.goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
                    stream.respond();
                    stream.goAway(stream.id(), Http2Error.NO_ERROR);
                    stream.connection().finish();
                }),
                FrameEvent.answered("the connection is closed right after the answer", stream -> {
                    stream.respond();
                    stream.connection().finish();
                }));
    }

    private static void unknownFrame(FrameStream stream) {
        stream.connection()
                .write((frames, ctx) -> frames.writeFrame(
                        ctx,
                        UNKNOWN_TYPE,
                        stream.id(),
                        new Http2Flags(),
                        Unpooled.copiedBuffer("?", StandardCharsets.US_ASCII),
                        ctx.newPromise()));
    }

    /** A client may treat these as an attack or as a protocol error. */
    private static List<FrameEvent> perhapsAnswered() {
        return List.of(
                FrameEvent.perhapsAnswered("two interim answers come before the answer", stream -> {
                    stream.writeHeaders(stream.id(), FrameStream.head(103), false);
                    stream.writeHeaders(stream.id(), FrameStream.head(103), false);
                    stream.respond();
                }),
                FrameEvent.perhapsAnswered("the server promises to push", stream -> {
                    Http2Headers request = new DefaultHttp2Headers(false)
                            .method("GET")
                            .scheme("https")
                            .authority("127.0.0.1")
                            .path("/v1/transactions");
                    stream.connection()
                            .write((frames, ctx) ->
                                    frames.writePushPromise(ctx, stream.id(), 2, request, 0, ctx.newPromise()));
                    stream.respond();
                }),
                FrameEvent.perhapsAnswered("10,000 PING frames come before the answer", stream -> {
                    stream.connection().write((frames, ctx) -> {
                        for (int i = 0; i < FLOOD; i++) {
                            frames.writePing(ctx, false, i, ctx.newPromise());
                        }
                    });
                    stream.respond();
                }),
                FrameEvent.perhapsAnswered("10,000 SETTINGS frames come before the answer", stream -> {
                    stream.connection().write((frames, ctx) -> {
                        for (int i = 0; i < FLOOD; i++) {
                            frames.writeSettings(ctx, new Http2Settings().maxConcurrentStreams(100), ctx.newPromise());
                        }
                    });
                    stream.respond();
                }),
                FrameEvent.perhapsAnswered("10,000 RST_STREAM frames for other streams come before it", stream -> {
                    stream.connection().write((frames, ctx) -> {
                        for (int i = 0; i < FLOOD; i++) {
                            frames.writeRstStream(
                                    ctx, stream.id() + 2 + 2 * i, Http2Error.CANCEL.code(), ctx.newPromise());
                        }
                    });
                    stream.respond();
                }),
                FrameEvent.perhapsAnswered("the answer comes on this stream and on another", stream -> {
                    Response answer = stream.carryOut();
                    stream.writeHeaders(stream.id() + 2, FrameStream.head(200), false);
                    stream.writeData(stream.id() + 2, answer.body(), true);
                    stream.respond(answer);
                }));
    }

    private static List<FrameEvent> unanswered() {
        List<FrameEvent> events = new ArrayList<>();
        for (Http2Error error : Http2Error.values()) {
            String name = "the stream is reset with " + error;
            FrameAction reset = stream -> stream.reset(error);
            events.add(
                    error == Http2Error.REFUSED_STREAM
                            ? FrameEvent.refused(name, reset)
                            : FrameEvent.unanswered(name, reset));
        }
        events.add(goAwayBefore(
                "below this stream", stream -> stream.goAway(Math.max(0, stream.id() - 2), Http2Error.NO_ERROR)));
        events.add(goAwayBefore(
                "below this stream, with an error",
                stream -> stream.goAway(Math.max(0, stream.id() - 2), Http2Error.ENHANCE_YOUR_CALM)));
        events.add(goAway("at this stream", stream -> stream.goAway(stream.id(), Http2Error.NO_ERROR)));
        events.add(goAway("above this stream", stream -> stream.goAway(stream.id() + 100, Http2Error.NO_ERROR)));
        events.add(goAwayBefore("in two phases, the second below this stream", stream -> {
            stream.goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
            stream.goAway(Math.max(0, stream.id() - 2), Http2Error.NO_ERROR);
        }));
        events.add(FrameEvent.unanswered(
                "the connection is closed", stream -> stream.connection().finish()));
        events.add(FrameEvent.unanswered(
                "the connection is reset", stream -> stream.connection().reset()));
        events.add(FrameEvent.unanswered(
                "bytes come that are no frames",
                stream -> stream.writeBytes("HTTP/1.1 200 OK\r\n\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII))));
        events.add(FrameEvent.unanswered("a body comes without a head", stream -> {
                    stream.writeData("{\"status\":1}".getBytes(StandardCharsets.US_ASCII), true);
                })
                .slow());
        events.add(FrameEvent.unanswered("the answer comes on another stream", stream -> {
                    stream.writeHeaders(stream.id() + 2, FrameStream.head(200), false);
                    stream.writeData(stream.id() + 2, "{\"status\":1}".getBytes(StandardCharsets.US_ASCII), true);
                })
                .slow());
        events.add(FrameEvent.unanswered("no answer comes", stream -> {}).slow());
        events.add(FrameEvent.unanswered(
                        "the server falls silent", stream -> stream.connection().fallSilent())
                .slow());
        events.add(FrameEvent.unanswered("the head of the answer never ends", FrameEvents::continuations)
                .slow());
        return events;
    }

    /** Says that this stream was not processed. */
    private static FrameEvent goAwayBefore(String where, FrameAction action) {
        FrameEvent event = goAway(where, action);
        return FrameEvent.refused(event.name(), event.action());
    }

    /** Sends GOAWAY and ends the connection. */
    private static FrameEvent goAway(String where, FrameAction action) {
        return FrameEvent.unanswered("GOAWAY comes " + where, stream -> {
            action.apply(stream);
            stream.connection().finish();
        });
    }

    /** Five megabytes of headers in CONTINUATION frames, the last of which is missing. */
    private static void continuations(FrameStream stream) {
        byte[] headers = new byte[16_000];
        // Each is a literal header without indexing: a name of one byte, and a value of 124.
        for (int at = 0; at + 128 <= headers.length; at += 128) {
            Arrays.fill(headers, at, at + 128, (byte) 'x');
            headers[at] = 0;
            headers[at + 1] = 1;
            headers[at + 3] = 124;
        }
        int whole = headers.length / 128 * 128;
        stream.connection().write((frames, ctx) -> {
            for (int i = 0; i < 320; i++) {
                ByteBuf payload = Unpooled.wrappedBuffer(headers, 0, whole);
                byte type = i == 0 ? Http2FrameTypes.HEADERS : Http2FrameTypes.CONTINUATION;
                frames.writeFrame(ctx, type, stream.id(), new Http2Flags(), payload, ctx.newPromise());
            }
        });
    }

    /** An answer that does not arrive completely, after the service has carried the request out. */
    private static List<FrameEvent> halfAnswered() {
        List<FrameEvent> events = new ArrayList<>();
        for (Http2Error error : List.of(Http2Error.NO_ERROR, Http2Error.CANCEL, Http2Error.REFUSED_STREAM)) {
            events.add(half("the stream is reset with " + error, stream -> stream.reset(error)));
        }
        events.add(
                half("the connection is closed", stream -> stream.connection().finish()));
        events.add(half("the connection is reset", stream -> stream.connection().reset()));
        events.add(half("the stream ends", stream -> stream.writeData(new byte[0], true)));
        events.add(half("nothing more comes", stream -> {}).slow());
        for (int wrong : new int[] {-1, 1, 60}) {
            events.add(committed("Content-Length is wrong by " + wrong, stream -> {
                Response answer = stream.carryOut();
                stream.writeHead(answer, answer.body().length + wrong, false);
                stream.writeData(answer.body(), true);
            }));
        }
        events.add(committed("Content-Length announces 60 bytes and none comes", stream -> {
            stream.carryOut();
            stream.writeHead(Response.json(200, ""), 60, true);
        }));
        events.add(committed("two lengths contradict each other", stream -> {
            Response answer = stream.carryOut();
            Http2Headers head = FrameStream.head(200)
                    .add("content-length", Integer.toString(answer.body().length + 1))
                    .add("content-length", Integer.toString(answer.body().length));
            stream.writeHeaders(stream.id(), head, false);
            stream.writeData(answer.body(), true);
        }));
        return events;
    }

    private static FrameEvent half(String what, FrameAction end) {
        return committed(what + " in the middle of the body", stream -> {
            Response answer = stream.carryOut();
            stream.writeHead(answer, answer.body().length, false);
            stream.writeData(Arrays.copyOf(answer.body(), answer.body().length - 3), false);
            end.apply(stream);
        });
    }

    private static FrameEvent committed(String name, FrameAction action) {
        return new FrameEvent(name, FrameEvent.Effect.UNANSWERED, true, TimeOuts.LONG, action);
    }
}
