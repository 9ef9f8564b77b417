package com.partnero.examples.recipes.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the recipes for tests are about. */
@SpringBootApplication
class ShopApplication {}
