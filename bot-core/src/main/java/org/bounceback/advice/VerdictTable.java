package org.bounceback.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Which facts a verdict needs: the classes of facts with their families of entries, and the
 * requirement of each verdict with its actor. Immutable.
 */
public final class VerdictTable {
  private final List<FactClass> factClasses = new ArrayList<>();
  private final Map<String, List<Condition>> guards = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final Map<Actor, List<Condition>> ofActors = new LinkedHashMap<>();
  private final Set<String> roleOnly;

  /**
   * A class of facts.
   *
   * @param name its name
   * @param conditions one of them must hold
   * @param families the families of entries that can decide, in this order
   */
  record FactClass(String name, List<Condition> conditions, List<String> families) {
    FactClass {
      conditions = List.copyOf(conditions);
      families = List.copyOf(families);
    }
  }

  private record Row(
      Verdict verdict, Set<Actor> actors, Set<String> families, List<Condition> needs) {
    boolean isAbout(Assessment assessment, String family) {
      return verdict == assessment.verdict()
          && actors.contains(assessment.actor())
          && (families.isEmpty() || families.contains(family));
    }
  }

  private VerdictTable(DocumentNode root) {
    DocumentNode families = root.require("families");
    families.keys().forEach(name -> guards.put(name, conditions(families.require(name))));
    DocumentNode classes = root.require("classes");
    for (String name : classes.keys()) {
      DocumentNode each = classes.require(name);
      each.allowKeys("if", "families");
      List<String> names = each.texts("families");
      names.forEach(family -> guard(each.path(), family));
      factClasses.add(new FactClass(name, conditions(each), names));
    }
    DocumentNode verdicts = root.require("verdicts");
    for (String code : verdicts.keys()) {
      verdicts.list(code).forEach(row -> rows.add(row(verdicts, code, row)));
    }
    DocumentNode actors = root.require("actors");
    for (String code : actors.keys()) {
      ofActors.put(Actor.of(actors, code), Condition.readAll(actors, code));
    }
    roleOnly = Set.copyOf(root.texts("role_only"));
  }

  /** Loads the bundled table. */
  public static VerdictTable load() {
    String name = "verdicts.yaml";
    return read(name, Resources.text(VerdictTable.class, name));
  }

  /**
   * Parses a table from YAML.
   *
   * @throws InvalidDataException if the YAML is invalid; the message contains the path
   */
  static VerdictTable read(String name, String yaml) {
    return new VerdictTable(DocumentCodec.yaml(name, yaml));
  }

  private Row row(DocumentNode verdicts, String code, DocumentNode row) {
    row.allowKeys("who", "family", "needs");
    List<String> names = row.texts("family");
    names.forEach(family -> guard(row.path(), family));
    return new Row(
        Verdict.of(verdicts, code),
        Actor.readAll(row, "who"),
        Set.copyOf(names),
        Condition.readAll(row, "needs"));
  }

  private static List<Condition> conditions(DocumentNode documentNode) {
    return documentNode.find("if").isPresent()
        ? Condition.readAll(documentNode, "if")
        : List.of(new Condition(Map.of(), Set.of(), Map.of()));
  }

  List<FactClass> factClasses() {
    return List.copyOf(factClasses);
  }

  Optional<List<Condition>> findGuard(String family) {
    return Optional.ofNullable(guards.get(family));
  }

  /**
   * Returns the conditions of a family, one of which must hold for each of its entries.
   *
   * @throws InvalidDataException if there is no such family
   */
  List<Condition> guard(String path, String family) {
    return findGuard(family)
        .orElseThrow(() -> new InvalidDataException(path + ": no such family: " + family));
  }

  /** Returns whether the verdict holds whoever owns the server that rejected the message. */
  boolean isRoleOnly(Verdict verdict) {
    return roleOnly.contains(verdict.code());
  }

  /** Returns what an outcome needs in a family; empty if the table has no row for it. */
  Optional<Requirement> requirement(Assessment assessment, String family) {
    List<Row> matching = rows.stream().filter(row -> row.isAbout(assessment, family)).toList();
    if (matching.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> alternatives = matching.stream().flatMap(row -> row.needs.stream()).toList();
    boolean isFree = matching.stream().anyMatch(row -> row.needs.isEmpty());
    Requirement ofVerdict = isFree ? Requirement.NONE : new Requirement(List.of(alternatives));
    List<Condition> ofActor = ofActors.getOrDefault(assessment.actor(), List.of());
    boolean isBlame = !isFree && !ofActor.isEmpty();
    return Optional.of(isBlame ? ofVerdict.and(new Requirement(List.of(ofActor))) : ofVerdict);
  }
}
