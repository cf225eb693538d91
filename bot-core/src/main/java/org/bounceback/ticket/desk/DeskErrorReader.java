package org.bounceback.ticket.desk;

import java.util.Optional;
import java.util.function.Function;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.ticket.DeskException.DeskErrorKind;

/** Reads a ticket system's error responses. */
@FunctionalInterface
public interface DeskErrorReader {

  /** For systems that only send a status. */
  DeskErrorReader SILENT = body -> Optional.empty();

  /** Returns the reason in an error body; empty if there is none. */
  Optional<String> reason(String body);

  /** Returns the kind of error, if the text says more than the status. */
  default DeskErrorKind kind(DeskErrorKind byStatus, String words) {
    return byStatus;
  }

  /** Creates a reader for systems that send the reason in JSON. */
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
