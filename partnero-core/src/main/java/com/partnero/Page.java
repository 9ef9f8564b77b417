package com.partnero;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The service tells neither a total nor a last page; the only question it answers is whether there is
 * a {@linkplain #hasNext() next} one. Its links are not offered for following: following an address from an answer would
 * send the API key wherever the answer says.
 *
 * <p>Immutable and thread-safe if its items are. API document: "Get a list of transactions", {@code links} and
 * {@code meta}.
 *
 * @param <T> what is listed
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
     * Starts a page; for transports and tests.
     *
     * @param <T> what is listed
     * @param items the rows, in order
     * @param number the page's number, from 1
     * @return a builder
     */
    public static <T> Builder<T> of(List<? extends T> items, int number) {
        return new Builder<>(items, number);
    }

    /**
     * The rows of this page.
     *
     * @return an immutable list, newest first; empty past the end
     */
    public List<T> items() {
        return items;
    }

    /**
     * The number of this page.
     *
     * @return from 1
     */
    public int number() {
        return number;
    }

    /**
     * The same page under another number; for transports' policy and tests.
     *
     * @param value from 1
     * @return a changed copy
     */
    public Page<T> withNumber(int value) {
        return new Builder<T>(items, value)
                .hasPrevious(hasPrevious)
                .hasNext(hasNext)
                .size(size)
                .range(from, to)
                .build();
    }

    /**
     * Whether the service says that a previous page exists.
     *
     * @return true if there is one
     */
    public boolean hasPrevious() {
        return hasPrevious;
    }

    /**
     * Whether the service says that a further page exists.
     *
     * @return true if {@code number() + 1} can be asked for
     */
    public boolean hasNext() {
        return hasNext;
    }

    /**
     * How many rows a full page has, according to the service.
     *
     * @return the service's {@code per_page}, or null if it did not say
     */
    public @Nullable Integer size() {
        return size;
    }

    /**
     * The position of the first row in the whole list.
     *
     * @return from 1; null on an empty page
     */
    public @Nullable Integer from() {
        return from;
    }

    /**
     * The position of the last row in the whole list.
     *
     * @return from 1; null on an empty page
     */
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
     * @param <T> what is listed
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

        /**
         * Says whether there is a previous page.
         *
         * @param value true if there is
         * @return this builder
         */
        public Builder<T> hasPrevious(boolean value) {
            hasPrevious = value;
            return this;
        }

        /**
         * Says whether there is a next page.
         *
         * @param value true if there is
         * @return this builder
         */
        public Builder<T> hasNext(boolean value) {
            hasNext = value;
            return this;
        }

        /**
         * How many rows a full page has.
         *
         * @param value the number, or null if unknown
         * @return this builder
         */
        public Builder<T> size(@Nullable Integer value) {
            size = value;
            return this;
        }

        /**
         * Which rows of the whole list these are.
         *
         * @param first the first row's position from 1, or null
         * @param last the last row's position, or null
         * @return this builder
         */
        public Builder<T> range(@Nullable Integer first, @Nullable Integer last) {
            from = first;
            to = last;
            return this;
        }

        /**
         * Builds the page.
         *
         * @return an immutable page
         */
        public Page<T> build() {
            return new Page<>(this);
        }
    }
}
