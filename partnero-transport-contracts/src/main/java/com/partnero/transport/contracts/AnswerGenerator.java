package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Generates answers with a 4xx from a seed, both of kinds that the service could write and of kinds that it could not.
 * A foreign answer is one of the service's with one property or more that only gateways, firewalls and frameworks give
 * it.
 */
final class AnswerGenerator {

    private static final List<Integer> OF_SERVICE = List.of(400, 401, 403, 404, 405, 409, 422);

    /** Those of a service that refuses, as the rule lists them; 429 too, and every other form of {@code errors}. */
    private static final List<String> REFUSALS = List.of(
            "'message':'%s'",
            "'message':''",
            "'message':['%s','and more']",
            "'message':'%s','errors':{'amount':['%s'],'customer.id':['%s']}",
            "'message':'%s','errors':{'voucher':'%s'}",
            "'message':'%s','errors':[]",
            "'message':'%s','errors':{}",
            "'message':'%s','errors':null,'data':null",
            "'errors':'%s'",
            "'errors':['%s']",
            "'errors':[{'message':'%s','code':'customer_missing'}]",
            "'error':'%s'",
            "'error':true,'message':'%s'",
            "'error':{'message':'%s'}",
            "'error':{'message':'%s','code':'customer_missing'}",
            "'status':0,'message':'%s'",
            "'status':'0','error':'%s'",
            "'status':false",
            "'status':'error','message':'%s'",
            "'success':false,'message':'%s'",
            "'success':false,'errors':{'transactions.0.key':['%s']}",
            "'status':0,'data':[],'message':'%s'");

    /** Fields that only foreign servers write into an otherwise believable object. */
    private static final List<String> FOREIGN_FIELDS = List.of(
            "'statusCode':%d",
            "'code':%d",
            "'status':%d",
            "'status':'%d'",
            "'status':'%d Denied'",
            "'status':'FORBIDDEN'",
            "'status':{'code':%d}",
            "'status':1",
            "'success':true",
            "'error_code':1015",
            "'type':'about:blank','title':'Denied'",
            "'timestamp':'2026-01-01T00:00:00Z','path':'/'",
            "'exception':'HttpException','file':'/app/Handler.php','line':17,'trace':[]",
            "'request_id':'a1b2'",
            "'requestId':'a1b2','traceId':'0'",
            "'supportID':'17'",
            "'incidentId':'1-2'",
            "'fault':{'faultstring':'x','detail':{'errorcode':'y'}}",
            "'documentation_url':'https://example.invalid'",
            "'ok':false",
            "'messages':[],'result':null",
            "'name':'x','id':4",
            "'hint':null",
            "'error':%d",
            "'error':{'code':%d,'message':'x'}",
            "'error':{'code':'Forbidden','message':'x'}",
            "'error':{'message':'x','type':'policy'}",
            "'error':{'root_cause':[],'reason':'x'}",
            "'errors':[{'status':'%d','title':'x'}]",
            "'errors':[{'code':10000,'message':'x'}]",
            "'errors':[{'message':'x','extensions':{'code':'DENIED'}}]",
            "'errors':{'waf':{'rule':'x'}}");

    private static final List<String> PAGES = List.of(
            "",
            " ",
            "null",
            "true",
            "403",
            "[]",
            "{}",
            "[{'message':'x'}]",
            "'Forbidden'",
            "Access denied",
            "error code: 1020",
            "<html><head><title>Denied</title></head><body><h1>Denied</h1><hr>nginx</body></html>",
            "<!DOCTYPE html><html><body>{'message':'x'}</body></html>",
            "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>x</Message></Error>",
            "{'message':'x'",
            "{'message':'x'}{'message':'y'}",
            "{'message':'x'} <!-- box -->",
            "{'message':'x','message':}",
            "{message:'x'}",
            "callback({'message':'x'})",
            ")]}',{'message':'x'}",
            "{'data':{'key':'k'},'status':1}",
            "{'status':1}",
            "{'data':null}",
            "{'message':null,'errors':null}");

    private static final List<String> TYPES = List.of(
            "text/html",
            "text/html; charset=utf-8",
            "text/plain",
            "text/json",
            "application/xml",
            "application/problem+json",
            "application/vnd.api+json",
            "application/x-amz-json-1.1",
            "application/octet-stream",
            "application/json, text/html",
            "json");

    private static final List<String> SERVERS = List.of("nginx", "cloudflare", "awselb/2.0", "kong/3.4", "envoy", "x");

    private static final List<String> ADDRESSES = List.of(
            "The route v1/transactions could not be found.",
            "no Route matched with those values",
            "404 page not found",
            "Cannot POST /transactions",
            "The requested URL was not found",
            "no healthy upstream",
            "No such endpoint");

    private final Random random;

    AnswerGenerator(long seed) {
        random = new Random(seed);
    }

    /** An answer in one of the service's own forms. */
    Response ofService() {
        return delivered(one(OF_SERVICE), "application/json", object(one(REFUSALS)));
    }

    /** An answer that the service could not have written, or that nothing proves to be its own. */
    Response foreign() {
        int status = random.nextInt(6) == 0 ? 429 : one(OF_SERVICE);
        String json = object(one(REFUSALS));
        return switch (random.nextInt(7)) {
            case 0 -> delivered(unusedStatus(), one(List.of("application/json", "text/html")), json);
            case 1 -> delivered(status, one(List.of("application/json", one(TYPES))), quoted(one(PAGES)));
            case 2 -> delivered(status, one(TYPES), json);
            case 3 -> delivered(404, "application/json", object("'message':'" + one(ADDRESSES) + "'"));
            case 4 -> broken(delivered(status, "application/json", json));
            default -> {
                String field = one(FOREIGN_FIELDS).replace("%d", String.valueOf(status));
                String message = field.contains("'message'") || random.nextBoolean() ? "" : "'message':'x',";
                yield delivered(status, "application/json", object(message + field));
            }
        };
    }

    /** Every other 4xx; 408 is the service's own error. */
    private int unusedStatus() {
        while (true) {
            int status = 400 + random.nextInt(100);
            if (status != 408 && status != 429 && !OF_SERVICE.contains(status)) {
                return status;
            }
        }
    }

    private String object(String fields) {
        String all = fields.replace("%s", one(List.of("no", "Customer not found", "ungültig: 10 €", "a \\\"b\\\" c")));
        return quoted(random.nextInt(4) == 0 ? "{\n  " + all + "\n}\n" : "{" + all + "}");
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** As a server may send it: with a byte order mark, compressed, in chunks, with more headers than are needed. */
    private Response delivered(int status, String type, String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(one(List.of("Content-Type", "content-type")), type);
        if (random.nextInt(3) == 0) {
            headers.put("Server", one(SERVERS));
        }
        if (status == 401 || status == 407) {
            String header = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
            headers.put(header, one(List.of("Bearer", "Basic realm=\"x\"", "Negotiate")));
        }
        if (status == 429 || random.nextInt(8) == 0) {
            headers.put("Retry-After", one(List.of("0", "1", "soon", "-1", "")));
        }
        byte[] body = (random.nextInt(8) == 0 ? "\ufeff" + text : text).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0 && body.length > 0) {
            headers.put("Content-Encoding", "gzip");
            body = gzip(body);
        }
        if (random.nextInt(5) == 0) {
            headers.put("Transfer-Encoding", "chunked");
            body = chunked(body);
        }
        return new Response(status, headers, body);
    }

    /** A refusal in the service's form whose body cannot be read. */
    private Response broken(Response answer) {
        String encoding = one(List.of("br", "zstd", "deflate", "gzip, gzip", "compress"));
        return answer.with("Content-Encoding", encoding);
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int start = 0; start < body.length; start += 7) {
            int length = Math.min(7, body.length - start);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, start, length);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
