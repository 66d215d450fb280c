<?php
/**
 * Every item, by id, by kind, and by what it hangs on: `src/adapter/store/rows.ts` over the tables of the site.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

class Rows {
	/**
	 * What was read in this request, by id; null for what is not there.
	 *
	 * @var array
	 */
	private $known = array();
	/**
	 * Ids of what hangs on an item, by its id.
	 *
	 * @var array
	 */
	private $hanging = array();
	/**
	 * What is kept beside a document, by id: `activity`, `counts`, `whole`, `maturity`.
	 *
	 * @var array
	 */
	private $beside = array();

	/** The item of an id; null where there is none. */
	public function item( $id ) {
		if ( ! is_string( $id ) || '' === $id ) {
			return null;
		}
		if ( ! array_key_exists( $id, $this->known ) ) {
			$this->load( array( $id ) );
		}
		return $this->known[ $id ];
	}

	/** Lets go of what was read: others may have written since. */
	public function forget() {
		$this->known   = array();
		$this->hanging = array();
		$this->beside  = array();
	}

	/** What the rules ask about other items. */
	public function world() {
		return array(
			'item'           => array( $this, 'item' ),
			'communities_of' => array( $this, 'communities_of' ),
		);
	}

	/** Reads several at once, those that were not read yet. */
	public function load( $ids ) {
		$missing = array();
		foreach ( $ids as $id ) {
			if ( is_string( $id ) && '' !== $id && ! array_key_exists( $id, $this->known ) ) {
				$this->known[ $id ] = null;
				$missing[]          = $id;
			}
		}
		foreach ( array_chunk( $missing, 500 ) as $some ) {
			$this->take( query( 'SELECT id, activity, counts, whole, maturity, doc FROM ' . table( 'items' ) . ' WHERE id IN (' . places( $some ) . ')', $some ) );
		}
	}

	/** Takes rows in, and answers their items. */
	public function take( $rows ) {
		$items = array();
		foreach ( $rows as $row ) {
			$item                        = decode( $row['doc'] );
			$this->known[ $row['id'] ]   = $item;
			$this->beside[ $row['id'] ]  = $row;
			$items[]                     = $item;
		}
		return $items;
	}

	/** Everything of a kind, as far as conditions on columns say. */
	public function of( $kind, $columns = array() ) {
		$items = array();
		foreach ( $this->parts_of( $kind, $columns ) as $part ) {
			$items = array_merge( $items, $part );
		}
		return $items;
	}

	/** The same in parts, so that whoever looks through all of it need not hold it. */
	public function parts_of( $kind, $columns = array() ) {
		$clause = '';
		$values = array( $kind );
		foreach ( $columns as $name => $among ) {
			$clause .= " AND $name IN (" . places( $among ) . ')';
			$values  = array_merge( $values, $among );
		}
		$last = '';
		do {
			$rows = query( 'SELECT id, activity, counts, whole, maturity, doc FROM ' . table( 'items' ) . " WHERE kind = %s$clause AND id > %s ORDER BY id LIMIT 1000", array_merge( $values, array( $last ) ) );
			if ( array() !== $rows ) {
				$last = end( $rows )['id'];
				yield $this->take( $rows );
			}
		} while ( 1000 === count( $rows ) );
	}

	/** Lets go of some items: who wants one of them again reads it again. */
	public function release( $items ) {
		foreach ( $items as $item ) {
			unset( $this->known[ $item['id'] ], $this->beside[ $item['id'] ], $this->hanging[ $item['id'] ] );
		}
	}

	/** What hangs on an item. */
	public function on( $id ) {
		$this->load_on( array( $id ) );
		$items = array();
		foreach ( $this->hanging[ $id ] as $item ) {
			$items[] = $this->item( $item );
		}
		return array_values( array_filter( $items ) );
	}

	/** Reads what hangs on several items at once. */
	public function load_on( $ids ) {
		$missing = array_values( array_filter( array_unique( $ids ), function ( $id ) { return is_string( $id ) && ! isset( $this->hanging[ $id ] ); } ) );
		foreach ( $missing as $id ) {
			$this->hanging[ $id ] = array();
		}
		foreach ( array_chunk( $missing, 500 ) as $some ) {
			$rows = query( 'SELECT l.target, i.id, i.activity, i.counts, i.whole, i.maturity, i.doc FROM ' . table( 'links' ) . ' l JOIN ' . table( 'items' ) . ' i ON i.id = l.item WHERE l.target IN (' . places( $some ) . ') ORDER BY i.created, i.id', $some );
			$this->take( $rows );
			foreach ( $rows as $row ) {
				$this->hanging[ $row['target'] ][] = $row['id'];
			}
		}
	}

	/** Where somebody is a member, of whatever role. */
	public function communities_of( $member ) {
		return array_column( $this->memberships_of( $member ), 'community' );
	}

	public function memberships_of( $member ) {
		return array_values(
			array_filter(
				$this->on( $member ),
				function ( $item ) use ( $member ) {
					return 'membership' === $item['kind'] && 'active' === $item['state'] && $item['member'] === $member && ! empty( $item['community'] );
				}
			)
		);
	}

	/** What everybody may count on an item, and whether there is nothing else. */
	public function tally( $item ) {
		$row = $this->beside[ $item['id'] ] ?? null;
		return array( null === $row ? array() : (array) json_decode( $row['counts'], true ), null === $row || $row['whole'] );
	}

	public function activity( $item ) {
		$row = $this->beside[ $item['id'] ] ?? null;
		return null === $row || '' === $row['activity'] ? $item['updatedAt'] : $row['activity'];
	}

	/** How proven a practice is, by what everybody may know of its use. */
	public function maturity( $practice ) {
		$row = $this->beside[ $practice['id'] ] ?? null;
		return null === $row || '' === $row['maturity'] ? maturity_of( $practice, array() ) : $row['maturity'];
	}

	public function is_gone( $id ) {
		return array() !== query( 'SELECT id FROM ' . table( 'gone' ) . ' WHERE id = %s', array( $id ) );
	}

	/** Puts an item in its place; where one is there, only the one of that version. */
	public function put( $item ) {
		$before = $this->item( $item['id'] );
		$parent = tables()['kinds'][ $item['kind'] ]['parent'] ?? '';
		$values = array(
			'kind'      => $item['kind'],
			'community' => $item['community'] ?? '',
			'author'    => $item['createdBy'] ?? '',
			'parent'    => '' === $parent ? '' : (string) ( $item[ $parent ] ?? '' ),
			'version'   => $item['version'],
			'created'   => milliseconds( $item['createdAt'] ) ?? 0,
			'doc'       => encode( $item ),
		);
		if ( null === $before ) {
			$values = array( 'id' => $item['id'], 'counts' => '{}' ) + $values;
			run( 'INSERT INTO ' . table( 'items' ) . ' (' . implode( ', ', array_keys( $values ) ) . ') VALUES (' . places( $values ) . ')', $values );
		} else {
			$sets = implode( ', ', array_map( function ( $name ) { return "$name = %s"; }, array_keys( $values ) ) );
			$done = run( 'UPDATE ' . table( 'items' ) . " SET $sets WHERE id = %s AND version = %s", array_merge( array_values( $values ), array( $item['id'], $before['version'] ) ) );
			if ( 1 !== $done && $before['version'] !== $item['version'] ) {
				throw new Refusal( 'unavailable', 'Somebody else was quicker. Try again.', array(), null, 1000 );
			}
		}
		$this->known[ $item['id'] ] = $item;
		$this->link( $item );
	}

	/** Hangs an item on what it names. */
	public function link( $item ) {
		run( 'DELETE FROM ' . table( 'links' ) . ' WHERE item = %s', array( $item['id'] ) );
		foreach ( $this->links_of( $item ) as $target ) {
			run( 'INSERT IGNORE INTO ' . table( 'links' ) . ' (target, item) VALUES (%s, %s)', array( $target, $item['id'] ) );
		}
		$this->hanging = array();
	}

	public function remove( $id ) {
		run( 'DELETE FROM ' . table( 'items' ) . ' WHERE id = %s', array( $id ) );
		run( 'DELETE FROM ' . table( 'links' ) . ' WHERE item = %s', array( $id ) );
		run( 'INSERT IGNORE INTO ' . table( 'gone' ) . ' (id) VALUES (%s)', array( $id ) );
		$this->known[ $id ] = null;
		$this->hanging      = array();
	}

	/** Works out anew what everybody may count on an item. */
	public function recount( $id ) {
		$item = $this->item( $id );
		if ( null === $item ) {
			return;
		}
		$tally = tally_of( $item, $this->on( $id ), $this->world() );
		run( 'UPDATE ' . table( 'items' ) . ' SET counts = %s, whole = %d, activity = %s, maturity = %s WHERE id = %s', array_merge( array_values( $tally ), array( $id ) ) );
		$this->beside[ $id ] = $tally;
	}

	/** The ids an item hangs on; a discussion hangs on whoever wrote answers that were accepted in it. */
	public function links_of( $item ) {
		$found = array();
		if ( 'discussion' === $item['kind'] ) {
			foreach ( $item['accepted'] ?? array() as $id ) {
				$reply = $this->item( $id );
				if ( isset( $reply['createdBy'] ) && true !== ( $reply['anonymous'] ?? null ) ) {
					$found[] = $reply['createdBy'];
				}
			}
		}
		foreach ( tables()['kinds'][ $item['kind'] ]['links'] ?? array() as $name ) {
			foreach ( (array) ( $item[ $name ] ?? array() ) as $id ) {
				$found[] = $id;
			}
		}
		return array_values( array_unique( array_filter( $found, 'is_string' ) ) );
	}
}

/** As many `%s` as there are values; a condition on none of them holds for nothing. */
function places( $values ) {
	return array() === $values ? 'NULL' : implode( ', ', array_fill( 0, count( $values ), '%s' ) );
}

/** Rows of the database, by column. */
function query( $sql, $values ) {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- Every value is one of `$values`; names of tables and columns are our own.
	$rows = $wpdb->get_results( array() === $values ? $sql : $wpdb->prepare( $sql, array_values( $values ) ), ARRAY_A );
	if ( '' !== $wpdb->last_error ) {
		throw broken_database();
	}
	return $rows;
}

/** Changes rows; answers how many. */
function run( $sql, $values ) {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- As above.
	$done = $wpdb->query( array() === $values ? $sql : $wpdb->prepare( $sql, array_values( $values ) ) );
	if ( false === $done ) {
		throw broken_database();
	}
	return $done;
}

/** What is wrong where the database refuses: most often the tables are not there. */
function broken_database() {
	global $wpdb;
	foreach ( TABLES as $name ) {
		$table = table( $name );
		if ( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $table ) ) ) !== $table ) {
			return new Refusal( 'invalid', "The table $table of this WordPress is missing, and with it the community. An administrator restores it from a backup, or makes an empty one: deactivate the plugin CoP Elements, and activate it again." );
		}
	}
	return new Refusal( 'unavailable', 'The database of this WordPress refuses. Whoever looks after the site finds the reason in its log.' );
}
