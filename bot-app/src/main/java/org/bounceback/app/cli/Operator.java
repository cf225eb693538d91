package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.cases.CaseRequester;

/** Identifies the operator at the command line, for the audit log. */
final class Operator {

  private Operator() {}

  /** Returns the operating system's user; nothing more is known. */
  static CaseRequester requester() {
    String user = ProcessHandle.current().info().user().orElse("unknown");
    return new CaseRequester(user, "command line", "", Optional.empty());
  }
}
