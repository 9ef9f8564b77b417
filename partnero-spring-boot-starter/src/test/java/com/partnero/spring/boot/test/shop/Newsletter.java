package com.partnero.spring.boot.test.shop;

import org.springframework.stereotype.Service;

/** What tests of the checkout want nothing of. */
@Service
public class Newsletter {}
