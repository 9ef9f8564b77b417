package com.partnero.transport.contracts;

import java.util.List;

/**
 * Cases of a contract that are about one thing.
 *
 * @param name what they say together, a sentence
 * @param cases the cases
 */
record Part(String name, List<Case> cases) {}
