package com.partnero.examples.checkout;

import com.partnero.Amount;

/** What the shop sells. */
enum Product {
    TEAPOT("Teapot", "Stoneware, 1.2 l", "50.00"),
    LAMP("Desk lamp", "Brass, dimmable", "100.00"),
    CHAIR("Armchair", "Walnut and wool", "640.00");

    private final String title;
    private final String detail;
    private final Amount price;

    Product(String title, String detail, String price) {
        this.title = title;
        this.detail = detail;
        this.price = Amount.of(price, "USD");
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public Amount price() {
        return price;
    }
}
