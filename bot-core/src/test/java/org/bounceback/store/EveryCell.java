package org.bounceback.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Walks through all tables by the schema, whatever tables there are. */
public final class EveryCell {

  private EveryCell() {}

  /** Where a text stands, as {@code table.column}; case does not matter. */
  public static List<String> with(String text, Database database) throws SQLException {
    var found = new ArrayList<String>();
    for (String table : tables(database)) {
      found.addAll(with(text, table, database));
    }
    return found;
  }

  /** The tables that hold no row. */
  public static List<String> empty(Database database) throws SQLException {
    var empty = new ArrayList<String>();
    for (String table : tables(database)) {
      try (Connection connection = database.source().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select 1 from " + table)) {
        if (!rows.next()) {
          empty.add(table);
        }
      }
    }
    return empty;
  }

  /** All columns of texts and bytes, as {@code table.column}. */
  public static List<String> textColumns(Database database) throws SQLException {
    var found = new ArrayList<String>();
    for (String table : tables(database)) {
      try (Connection connection = database.source().getConnection();
          ResultSet columns =
              connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
        while (columns.next()) {
          String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
          if (type.contains("char")
              || type.contains("text")
              || type.equals("blob")
              || type.equals("bytea")
              || type.equals("bpchar")) {
            found.add(table + "." + columns.getString("COLUMN_NAME"));
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Database database) throws SQLException {
    var tables = new ArrayList<String>();
    try (Connection connection = database.source().getConnection()) {
      String schema = connection.getSchema();
      try (ResultSet found =
          connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
        while (found.next()) {
          tables.add(found.getString("TABLE_NAME"));
        }
      }
    }
    tables.removeIf(name -> name.startsWith("sqlite_") || name.startsWith("flyway_"));
    return tables;
  }

  private static List<String> with(String text, String table, Database database)
      throws SQLException {
    var found = new ArrayList<String>();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          if (written(rows.getObject(i)).toLowerCase(Locale.ROOT).contains(text)) {
            found.add(table + "." + rows.getMetaData().getColumnName(i));
          }
        }
      }
    }
    return found;
  }

  private static String written(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
