package org.bounceback.advice;

import java.util.Optional;
import org.bounceback.data.DocumentNode;

/** What happened and who needs to act. */
public record Assessment(Verdict verdict, Actor actor) {

  static Assessment read(DocumentNode documentNode) {
    return new Assessment(
        Verdict.read(documentNode.require("verdict")), Actor.read(documentNode.require("who")));
  }

  static Optional<Assessment> find(DocumentNode documentNode) {
    return documentNode.find("verdict").isPresent()
        ? Optional.of(read(documentNode))
        : Optional.empty();
  }
}
