package com.partnero.benchmarks;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.spi.AttemptContext;
import com.partnero.wire.PartneroJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A create without HTTP: the cost of the policy, and of mapping request and answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PolicyBenchmark {

    /** The measured part of a call. */
    public enum Work {
        /** Only the policy. */
        POLICY,
        /** The policy, and the mapping with Jackson's streaming core. */
        POLICY_AND_JACKSON,
        /** The policy, and the mapping with Moshi's streams. */
        POLICY_AND_MOSHI
    }

    @Param
    public Work library;

    private final NewTransaction sale =
            Documents.newSale(1).toBuilder().key("transaction_1").build();
    private Partnero partnero;

    /** Selects the work. */
    @Setup
    public void setUp() {
        byte[] answer = Documents.row("transaction_1").getBytes(StandardCharsets.UTF_8);
        Transaction recorded = FeignPartnero.json().read(Transaction.class, answer);
        UnaryOperator<Object> exchange = switch (library) {
            case POLICY -> sent -> recorded;
            case POLICY_AND_JACKSON -> new Exchange(FeignPartnero.json(), answer);
            case POLICY_AND_MOSHI -> new Exchange(RetrofitPartnero.json(), answer);
        };
        partnero = new Builder(exchange).apiKey("key").build();
    }

    /** Records one sale. */
    @Benchmark
    public Object create() {
        return partnero.transactions().create(sale);
    }

    private record Exchange(PartneroJson json, byte[] answer) implements UnaryOperator<Object> {

        @Override
        public Object apply(Object sent) {
            json.write(sent);
            return json.read(Transaction.class, answer);
        }
    }

    private static final class Builder extends PartneroBuilder<Builder> {

        private final UnaryOperator<Object> exchange;

        Builder(UnaryOperator<Object> exchange) {
            this.exchange = exchange;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        public Partnero build() {
            return PartneroFactory.create(new CreateOnly(exchange), settings());
        }
    }

    private record CreateOnly(UnaryOperator<Object> exchange) implements com.partnero.spi.Transport {

        @Override
        public Transaction create(NewTransaction sent, AttemptContext context) {
            return (Transaction) exchange.apply(sent);
        }

        @Override
        public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Transaction fetch(String key, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Transaction> list(TransactionQuery query, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String key, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CustomerBalance balance(String customerId, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void credit(Credit credit, AttemptContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
