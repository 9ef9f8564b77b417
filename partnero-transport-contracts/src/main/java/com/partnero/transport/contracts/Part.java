package com.partnero.transport.contracts;

import java.util.List;

/**
 * The cases of a contract about one subject.
 *
 * @param name a sentence about what they show together
 * @param cases the cases
 */
record Part(String name, List<Case> cases) {}
