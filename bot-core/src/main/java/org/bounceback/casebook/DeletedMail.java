package org.bounceback.casebook;

import java.util.List;
import org.bounceback.data.BadData;
import org.bounceback.data.Documents;
import org.bounceback.data.JsonObject;
import org.bounceback.data.Node;

/**
 * Marks what was found in a mail that retention has deleted since: a ticket without the mail is
 * incomplete, so the step {@code contact} says so in place of {@code ready}.
 */
final class DeletedMail {
  static final String FIELD = "mailDeleted";

  private static final String WHY =
      "The e-mail was deleted after the retention period. A ticket opened now does not contain it.";

  private DeletedMail() {}

  static Conclusion mark(Conclusion found) {
    try {
      Node findings = Documents.json("diagnosis", found.diagnosis());
      JsonObject marked = findings.toJsonObject().with(FIELD, true);
      if (findings.find("steps").isPresent()) {
        List<JsonObject> steps =
            findings.list("steps").stream().map(DeletedMail::incomplete).toList();
        marked.with("steps", steps);
      }
      return new Conclusion(found.headline(), found.verdict(), marked.toString());
    } catch (BadData unreadable) {
      return found;
    }
  }

  private static JsonObject incomplete(Node step) {
    boolean ready =
        step.findText("step").filter("contact"::equals).isPresent()
            && step.findText("outcome").filter("ready"::equals).isPresent();
    return ready
        ? step.toJsonObject().with("outcome", "incomplete").with("why", WHY)
        : step.toJsonObject();
  }
}
