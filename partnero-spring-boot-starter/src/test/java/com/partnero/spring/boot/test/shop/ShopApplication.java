package com.partnero.spring.boot.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that knows nothing of tests. */
@SpringBootApplication
public class ShopApplication {}
