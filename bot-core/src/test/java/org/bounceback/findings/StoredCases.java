package org.bounceback.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.data.Resources;

/**
 * The database that version 1 of the findings left behind: cases of every kind, stored by the last
 * program that wrote findings without a version.
 */
public final class StoredCases {
  private static final String FOLDER = "stored/";

  private StoredCases() {}

  /** Writes the database into a data folder. */
  public static void restore(Path data) throws Exception {
    Files.createDirectories(data);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bounceback.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : text("database.sql").split(";\n", -1)) {
        execute(statement, sql);
      }
    }
  }

  /** The cases by the names of their files, oldest first. */
  public static Map<String, CaseId> all() {
    var cases = new LinkedHashMap<String, CaseId>();
    text("cases.tsv")
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells -> cases.put(cells[0], CaseId.parse(cells[1]).orElseThrow()));
    return cases;
  }

  /** The case with this name. */
  public static CaseId id(String name) {
    return Optional.ofNullable(all().get(name)).orElseThrow();
  }

  /** One of the files beside the database. */
  public static String text(String name) {
    return Resources.text(StoredCases.class, FOLDER + name);
  }

  private static void execute(Statement statement, String sql) throws SQLException {
    if (!sql.isBlank()) {
      statement.execute(sql);
    }
  }
}
