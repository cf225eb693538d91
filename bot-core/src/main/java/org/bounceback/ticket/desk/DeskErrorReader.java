package org.bounceback.ticket.desk;

import java.util.Optional;
import java.util.function.Function;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.ticket.DeskException.DeskErrorKind;

/** How a desk says no. */
@FunctionalInterface
public interface DeskErrorReader {

  /** Those of a desk that says nothing besides the status. */
  DeskErrorReader SILENT = body -> Optional.empty();

  /** The reason that stands in the body of a refusal; empty where there is none. */
  Optional<String> words(String body);

  /** What kind of refusal it is, where the desk's words tell more than the status. */
  default DeskErrorKind kind(DeskErrorKind byStatus, String words) {
    return byStatus;
  }

  /** Those of a desk that says why in JSON. */
  static DeskErrorReader inJson(Function<DocumentNode, Optional<String>> reason) {
    return body -> {
      try {
        return reason.apply(DocumentCodec.json("the desk's answer", body));
      } catch (InvalidDataException noJson) {
        return Optional.empty();
      }
    };
  }
}
