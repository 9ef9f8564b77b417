package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.retrofit.ConnectionRule.Verdict;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Route;
import org.junit.jupiter.api.Test;

/** May this connection carry this request? */
class ConnectionRuleTest {

    private final AtomicLong clock =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
    private final ConnectionRule rule = new ConnectionRule(clock::get);
    private final Object first = new Object();
    private final Object second = new Object();

    @Test
    void aNewConnectionCarriesTheRequestForWhichItWasMade() {
        Connection connection = connection(Protocol.HTTP_1_1);

        assertThat(rule.chosen(connection, first)).isTrue();
        assertThat(rule.of(connection, first)).isEqualTo(Verdict.YES);
    }

    @Test
    void aConnectionOfHttp1CarriesNoOther() {
        Connection connection = connection(Protocol.HTTP_1_1);
        rule.chosen(connection, first);
        rule.answered(connection);

        assertThat(rule.chosen(connection, second)).isFalse();
        assertThat(rule.of(connection, second)).isEqualTo(Verdict.NO);
    }

    @Test
    void aConnectionOfHttp2WaitsForItsFirstAnswer() {
        Connection connection = connection(Protocol.HTTP_2);
        rule.chosen(connection, first);
        rule.chosen(connection, second);

        assertThat(rule.of(connection, second)).isEqualTo(Verdict.LATER);
        rule.answered(connection);
        assertThat(rule.of(connection, second)).isEqualTo(Verdict.YES);
    }

    @Test
    void aConnectionOfHttp2WaitsNoLongerThanASecond() {
        Connection connection = connection(Protocol.HTTP_2);
        rule.chosen(connection, first);
        pass(Duration.ofMillis(1_001));

        assertThat(rule.of(connection, second)).isEqualTo(Verdict.YES);
    }

    @Test
    void anAnswerProvesAConnectionForFiveSeconds() {
        Connection connection = connection(Protocol.HTTP_2);
        rule.chosen(connection, first);
        pass(Duration.ofSeconds(4));
        rule.answered(connection);
        pass(Duration.ofSeconds(5));
        assertThat(rule.of(connection, second)).isEqualTo(Verdict.YES);
        assertThat(rule.isStale()).isFalse();

        pass(Duration.ofNanos(1));
        assertThat(rule.of(connection, second)).isEqualTo(Verdict.NO);
        assertThat(rule.isStale()).isTrue();
    }

    @Test
    void anAnswerOnOneConnectionProvesNothingOfAnother() {
        Connection dead = connection(Protocol.HTTP_2);
        Connection alive = connection(Protocol.HTTP_2);
        rule.chosen(dead, first);
        rule.answered(dead);
        rule.chosen(alive, second);
        pass(Duration.ofSeconds(6));
        rule.answered(alive);

        assertThat(rule.of(dead, second)).isEqualTo(Verdict.NO);
        assertThat(rule.of(alive, first)).isEqualTo(Verdict.YES);
        assertThat(rule.isStale()).isFalse();
    }

    @Test
    void aConnectionIsSilentUntilAnAnswerComesAfterTheRequest() {
        Connection connection = connection(Protocol.HTTP_2);
        rule.chosen(connection, first);
        rule.answered(connection);
        pass(Duration.ofMillis(1));
        long departed = clock.get();

        assertThat(rule.isAnsweredSince(connection, departed)).isFalse();
        pass(Duration.ofMillis(1));
        rule.answered(connection);
        assertThat(rule.isAnsweredSince(connection, departed)).isTrue();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static Connection connection(Protocol protocol) {
        return new Connection() {

            @Override
            public Protocol protocol() {
                return protocol;
            }

            @Override
            public Route route() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Socket socket() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Handshake handshake() {
                return null;
            }
        };
    }
}
