package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.cases.CaseRequester;

/** Who sits at the command line, for the audit. */
final class Operator {

  private Operator() {}

  /** The system's user; its name is all that is known. */
  static CaseRequester asker() {
    String user = ProcessHandle.current().info().user().orElse("unknown");
    return new CaseRequester(user, "command line", "", Optional.empty());
  }
}
