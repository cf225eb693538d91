package org.bounceback.sandbox.discord.gateway;

import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.strict.Refusal;

/** Ends a connection whose client sent what Discord does not take. */
final class Refusing extends Exception {
  private static final long serialVersionUID = 1;
  private static final int TIMED_OUT = 4009;
  private static final int INVALID_SEQ = 4007;

  private final int code;
  private final transient Refusal refusal;

  /**
   * Refused by a row of {@code discord-wire.json}.
   *
   * @param code that closes the connection
   */
  Refusing(int code, String row, String detail) {
    this(code, new Refusal("gateway", Integer.toString(code), Rulebook.wireRow(row), detail));
  }

  private Refusing(int code, Refusal refusal) {
    super(refusal.toString());
    this.code = code;
    this.refusal = refusal;
  }

  /** Refused by a row of {@code discord-limits.json}. */
  static Refusing limit(int code, String row, String detail) {
    return new Refusing(
        code, new Refusal("gateway", Integer.toString(code), Rulebook.limitRow(row), detail));
  }

  int code() {
    return code;
  }

  Refusal refusal() {
    return refusal;
  }

  boolean endsSession(Rulebook rules) {
    for (var fatal : rules.limit("/gateway/closeFatal")) {
      if (fatal.asInt() == code) {
        return true;
      }
    }
    return code == TIMED_OUT || code == INVALID_SEQ;
  }
}
