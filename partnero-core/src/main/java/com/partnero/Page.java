package com.partnero;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The service reports neither a total nor a last page, only whether there is a {@linkplain
 * #hasNext() next} one. Its links are not exposed: following an address from an answer would send the API key to
 * whatever host the answer names.
 *
 * <p>Immutable, and thread-safe if its items are. API document: "Get a list of transactions", {@code links} and {@code
 * meta}.
 *
 * @param <T> the type of the items
 * @since 0.1.0
 */
public final class Page<T> implements Value {

    private final List<T> items;
    private final int number;
    private final boolean hasPrevious;
    private final boolean hasNext;
    private final @Nullable Integer size;
    private final @Nullable Integer from;
    private final @Nullable Integer to;

    private Page(Builder<T> builder) {
        items = List.copyOf(builder.items);
        number = builder.number;
        hasPrevious = builder.hasPrevious;
        hasNext = builder.hasNext;
        size = builder.size;
        from = builder.from;
        to = builder.to;
    }

    /**
     * A page builder, for transports and tests.
     *
     * @param <T> the type of the items
     * @param items the rows, in order
     * @param number the page's number, from 1
     */
    public static <T> Builder<T> of(List<? extends T> items, int number) {
        return new Builder<>(items, number);
    }

    /** The rows of this page, newest first, in an immutable list. It is empty past the end. */
    public List<T> items() {
        return items;
    }

    /** The number of this page, from 1. */
    public int number() {
        return number;
    }

    /** A copy with another page number, from 1; for the retry policy and tests. */
    public Page<T> withNumber(int value) {
        return new Builder<T>(items, value)
                .hasPrevious(hasPrevious)
                .hasNext(hasNext)
                .size(size)
                .range(from, to)
                .build();
    }

    /** Whether the service says that there is a previous page. */
    public boolean hasPrevious() {
        return hasPrevious;
    }

    /** Whether the service says that there is a next page. */
    public boolean hasNext() {
        return hasNext;
    }

    /** How many rows a full page has (the service's {@code per_page}); null if the service did not say. */
    public @Nullable Integer size() {
        return size;
    }

    /** The position of this page's first row in the whole list, from 1; null on an empty page. */
    public @Nullable Integer from() {
        return from;
    }

    /** The position of this page's last row in the whole list, from 1; null on an empty page. */
    public @Nullable Integer to() {
        return to;
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(items, number, hasPrevious, hasNext, size, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Page && ((Page<?>) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "Page{number=" + number + ", items=" + items.size() + ", hasNext=" + hasNext + "}";
    }

    /**
     * Builds a {@link Page}. Not thread-safe.
     *
     * @param <T> the type of the items
     * @since 0.1.0
     */
    public static final class Builder<T> {

        private final List<? extends T> items;
        private final int number;
        private boolean hasPrevious;
        private boolean hasNext;
        private @Nullable Integer size;
        private @Nullable Integer from;
        private @Nullable Integer to;

        private Builder(List<? extends T> items, int number) {
            this.items = items;
            this.number = number;
        }

        /** Sets {@link Page#hasPrevious()}. */
        public Builder<T> hasPrevious(boolean value) {
            hasPrevious = value;
            return this;
        }

        /** Sets {@link Page#hasNext()}. */
        public Builder<T> hasNext(boolean value) {
            hasNext = value;
            return this;
        }

        /** Sets {@link Page#size()}. */
        public Builder<T> size(@Nullable Integer value) {
            size = value;
            return this;
        }

        /** Sets {@link Page#from()} and {@link Page#to()}. */
        public Builder<T> range(@Nullable Integer first, @Nullable Integer last) {
            from = first;
            to = last;
            return this;
        }

        /** Builds the immutable page. */
        public Page<T> build() {
            return new Page<>(this);
        }
    }
}
