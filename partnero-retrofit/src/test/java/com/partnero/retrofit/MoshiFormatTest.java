package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.wire.WireReader;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoshiFormatTest {

    private final MoshiFormat format = new MoshiFormat();

    @ParameterizedTest
    @ValueSource(strings = {"100", "0.00000001", "99.990", "0", "10000000000000000000000000000000000000000"})
    void numbersAreWrittenDigitByDigit(String digits) throws IOException {
        byte[] json = format.write(writer -> {
            writer.beginObject();
            writer.name("amount");
            writer.number(digits);
            writer.name("next");
            writer.bool(true);
            writer.endObject();
        });

        assertThat(text(json)).isEqualTo("{\"amount\":" + digits + ",\"next\":true}");
    }

    @Test
    void stringsAreEscapedWhereJsonDemandsIt() throws IOException {
        byte[] json = format.write(writer -> {
            writer.beginArray();
            writer.string("a\"b\\c/d");
            writer.string("zażółć \uD83D\uDE00");
            writer.endArray();
        });

        assertThat(text(json)).isEqualTo("[\"a\\\"b\\\\c/d\",\"zażółć \uD83D\uDE00\"]");
    }

    @Test
    void lineSeparatorsAreEscapedAsTheOtherTransportDoes() throws IOException {
        byte[] json = format.write(writer -> {
            writer.beginArray();
            writer.string("\u2028\u2029");
            writer.endArray();
        });

        assertThat(text(json)).isEqualTo("[\"\\u2028\\u2029\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"19.998", "100", "-0", "0.10", "1E+2", "1e-7", "9223372036854775808", "3.00000000000000000001"})
    void numbersAreReadDigitByDigit(String digits) throws IOException {
        WireReader reader = format.reader(("[" + digits + "]").getBytes(StandardCharsets.UTF_8));

        assertThat(reader.next()).isEqualTo(Token.BEGIN_ARRAY);
        assertThat(reader.next()).isEqualTo(Token.NUMBER);
        assertThat(reader.text()).isEqualTo(digits);
    }

    @Test
    void everyKindOfTokenIsReported() throws IOException {
        WireReader reader = format.reader(("{\"a\":[1,\"2\",true,false,null,{}]}").getBytes(StandardCharsets.UTF_8));

        assertThat(tokens(reader))
                .containsExactly(
                        Token.BEGIN_OBJECT,
                        Token.NAME,
                        Token.BEGIN_ARRAY,
                        Token.NUMBER,
                        Token.STRING,
                        Token.TRUE,
                        Token.FALSE,
                        Token.NULL,
                        Token.BEGIN_OBJECT,
                        Token.END_OBJECT,
                        Token.END_ARRAY,
                        Token.END_OBJECT);
    }

    @Test
    void namesAndStringsComeWithoutEscapes() throws IOException {
        WireReader reader =
                format.reader(("{\"\\u0061\\/\":\"\\uD83D\\uDE00\\n\\ud800\"}").getBytes(StandardCharsets.UTF_8));

        reader.next();
        reader.next();
        assertThat(reader.text()).isEqualTo("a/");
        reader.next();
        assertThat(reader.text()).isEqualTo("\uD83D\uDE00\n\ud800");
    }

    private static List<Token> tokens(WireReader reader) throws IOException {
        List<Token> tokens = new ArrayList<>();
        for (Token token = reader.next(); token != Token.END; token = reader.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
