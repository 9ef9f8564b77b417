package com.partnero.examples.recipes.backend;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The back end that an app talks to. */
@SpringBootApplication
class BackEndApplication {}
