package org.bounceback.cases;

import java.util.List;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Marks what was found in a mail that retention has deleted since: a ticket without the mail is
 * incomplete, so the step {@code contact} says so in place of {@code ready}.
 */
final class DeletedMail {
  static final String FIELD = "mailDeleted";

  private static final String WHY =
      "The e-mail was deleted after the retention period. A ticket opened now does not contain it.";

  private DeletedMail() {}

  static CaseResult mark(CaseResult found) {
    try {
      DocumentNode findings = DocumentCodec.json("diagnosis", found.diagnosis());
      JsonObjectBuilder marked = findings.toJsonObject().with(FIELD, true);
      if (findings.find("steps").isPresent()) {
        List<JsonObjectBuilder> steps =
            findings.list("steps").stream().map(DeletedMail::incomplete).toList();
        marked.with("steps", steps);
      }
      return new CaseResult(found.headline(), found.verdict(), marked.toString());
    } catch (InvalidDataException unreadable) {
      return found;
    }
  }

  private static JsonObjectBuilder incomplete(DocumentNode step) {
    boolean ready =
        step.findText("step").filter("contact"::equals).isPresent()
            && step.findText("outcome").filter("ready"::equals).isPresent();
    return ready
        ? step.toJsonObject().with("outcome", "incomplete").with("why", WHY)
        : step.toJsonObject();
  }
}
