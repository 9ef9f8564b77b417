package com.partnero.internal;

/** The version of this library, filled in by the build. */
public final class Version {

    /** The version, as in {@code 1.2.3}. */
    public static final String VERSION = "${project.version}";

    private Version() {}
}
