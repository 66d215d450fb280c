<?php
/**
 * One page of a kind, as a reader may see it: `src/adapter/store/list.ts`, `match.ts` and `facets.ts`.
 *
 * What a query narrows by (what an item hangs on, who wrote it) is left to the database; everything else is asked of each item that is left, by
 * the rules that decide who may see it.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** What a cursor freezes. */
const FROZEN = array( 'text', 'where', 'sort', 'facets', 'fields' );

function list_page( $kind, $asked, $reader ) {
	assert_kept( $kind );
	$frozen = isset( $asked['cursor'] ) ? from_cursor( $asked['cursor'], $kind ) : null;
	$query  = null === $frozen ? $asked : array_intersect_key( $asked, array( 'limit' => true ) ) + $frozen['query'];
	$limit  = max( 0, min( PAGE_LIMIT, (int) ( $query['limit'] ?? 20 ) ) );
	$wanted = isset( $query['text'] ) ? wanted( $query['text'] ) : array();

	$sorting = sorting_of( $kind, $query['sort'] ?? null, array() !== $wanted, $reader );
	$facets  = facets_asked( $kind, $query['facets'] ?? array(), $sorting );
	$rows    = matched( $kind, $query['where'] ?? array(), $wanted, $sorting, $facets, $reader );
	usort( $rows, $sorting['compare'] );

	list( $start, $end ) = window( $rows, $sorting, $query, $frozen['place'] ?? null, $limit, $reader );
	$shown               = array_slice( $rows, $start, $end - $start );
	$page                = array(
		'items' => viewed( array_column( $shown, 'id' ), $query['fields'] ?? null, $reader ),
		'total' => array(
			'value' => count( $rows ),
			'is'    => 'exact',
		),
	);
	foreach ( $facets as $facet ) {
		$page['facets'][ $facet['name'] ] = counted( $facet, $rows );
	}
	if ( array() !== $shown && $end < count( $rows ) ) {
		$page['next'] = to_cursor( $kind, $query, end( $shown ), false );
	}
	if ( array() !== $shown && $start > 0 ) {
		$page['previous'] = to_cursor( $kind, $query, $shown[0], true );
	}
	if ( array() !== $wanted ) {
		$page['found'] = array() === $shown ? array() : $wanted;
	}
	return $page;
}

/** Items by id as a reader sees them, in the order of the ids; null for what is absent or hidden. */
function get_items( $kind, $ids, $reader ) {
	assert_kept( $kind );
	$reader->rows->load( $ids );
	$items = array_filter( array_map( array( $reader->rows, 'item' ), $ids ) );
	$reader->prepare( array_values( array_filter( $items, function ( $item ) use ( $kind ) { return $item['kind'] === $kind; } ) ) );
	return array_map(
		function ( $id ) use ( $kind, $reader ) {
			$item = $reader->rows->item( $id );
			return null !== $item && $item['kind'] === $kind && $reader->sees( $item ) ? $reader->view( $item ) : null;
		},
		array_values( $ids )
	);
}

/** What meets a query, each with what it is sorted by; counts the facets on the way. */
function matched( $kind, $where, $wanted, $sorting, &$facets, $reader ) {
	$tests   = tests_of( $kind, $where );
	$weights = array_values( searched_fields( $kind ) );
	$rows    = array();
	foreach ( $reader->rows->parts_of( $kind, narrowed( $kind, $tests, $reader ) ) as $part ) {
		$reader->prepare( $part );
		foreach ( $part as $item ) {
			if ( ! $reader->sees( $item ) ) {
				continue;
			}
			$score = array() === $wanted ? 0 : score( text_of( $item, $reader->hidden( $item ) ), $wanted, $weights );
			if ( array() !== $wanted && 0 === $score ) {
				continue;
			}
			$failed = failed( $tests, $item, $reader );
			count_facets( $facets, $failed, $item, $reader );
			if ( array() === $failed ) {
				$rows[] = array(
					'id'    => $item['id'],
					'key'   => $sorting['key_of']( $item, $reader ),
					'score' => $sorting['score_of']( $item, $score ),
				);
			}
		}
		// What is shown of them is read again: a page is short.
		if ( count( $part ) > PAGE_LIMIT ) {
			$reader->rows->release( $part );
		}
	}
	return $rows;
}

/** The names of the conditions that do not hold. */
function failed( $tests, $item, $reader ) {
	$failed = array();
	foreach ( $tests as $test ) {
		if ( ! $test['passes']( $item, $reader ) ) {
			$failed[] = $test['name'];
		}
	}
	return $failed;
}

/** Counts an item by its values; a facet that is filtered by the one condition that fails counts it all the same. */
function count_facets( &$facets, $failed, $item, $reader ) {
	foreach ( $facets as $index => $facet ) {
		if ( count( $failed ) > 1 || array() !== array_diff( $failed, array( $facet['filter'] ) ) ) {
			continue;
		}
		foreach ( values_of( $facet, $item, $reader ) as $value ) {
			$facets[ $index ]['counts'][ $value ] = ( $facets[ $index ]['counts'][ $value ] ?? 0 ) + 1;
		}
	}
}

/** Conditions that a column answers, exactly as the test would. */
function narrowed( $kind, $tests, $reader ) {
	$columns = array();
	foreach ( $tests as $test ) {
		$among = is_object( $test['condition'] ) ? ( $test['condition']->any ?? null ) : array( $test['condition'] );
		if ( ! is_array( $among ) || array() !== array_filter( $among, function ( $each ) { return ! is_string( $each ) || '' === $each; } ) ) {
			continue;
		}
		if ( ( tables()['kinds'][ $kind ]['parent'] ?? '' ) === $test['name'] ) {
			$columns['parent'] = $among;
		} elseif ( 'createdBy' === $test['name'] ) {
			$columns['author'] = $among;
		}
	}
	// What is for one person alone is looked for among what is theirs.
	if ( 'person' === tables()['kinds'][ $kind ]['visibility'] && isset( $reader->actor['member'] ) && empty( $reader->actor['administrator'] ) ) {
		$columns['author'] = array( $reader->actor['member'] );
	}
	return $columns;
}

/** How a list is sorted: what by, and which comes first. Ties break by id, and what has no value comes last either way. */
function sorting_of( $kind, $sort, $is_search, $reader ) {
	if ( 'closeness' === $sort && 'member' === $kind ) {
		return array( 'score_of' => closeness_to( $reader ) ) + sorting_of( $kind, 'name', false, $reader );
	}
	$is_by_fit = $is_search && ( null === $sort || 'relevance' === $sort );
	$score_of  = function ( $item, $score ) use ( $is_by_fit ) { return $is_by_fit ? $score : 0; };
	$asked     = null === $sort || 'relevance' === $sort ? tables()['kinds'][ $kind ]['order'] : $sort;
	$sign      = '-' === substr( $asked, 0, 1 ) ? -1 : 1;
	$name      = ltrim( $asked, '-' );
	if ( ! in_array( $name, sorts_of( $kind ), true ) || 'relevance' === $name ) {
		throw new Refusal( 'invalid', "A $kind is not sorted by “{$name}” here.", array( 'sort' => 'Choose one of ' . implode( ', ', sorts_of( $kind ) ) . '.' ) );
	}
	$access  = 'thread' === $name ? null : access_to( $kind, $name );
	$bag     = explode( '.', $name )[0];
	$key_of  = function ( $item, $reader ) use ( $access, $bag, $name ) {
		if ( null === $access ) {
			return path_of( $item, $reader->rows );
		}
		// An order by a count is the same for all readers.
		return 'counts' === $bag ? ( $reader->rows->tally( $item )[0][ substr( $name, strlen( 'counts.' ) ) ] ?? 0 ) : sort_key( $access, $access['read']( $item, $reader ) );
	};
	$compare = function ( $a, $b ) use ( $sign ) {
		if ( $a['score'] !== $b['score'] ) {
			return $b['score'] <=> $a['score'];
		}
		if ( null === $a['key'] || null === $b['key'] ) {
			$order = ( null === $a['key'] ? 1 : 0 ) - ( null === $b['key'] ? 1 : 0 );
		} else {
			$order = $sign * compare_keys( $a['key'], $b['key'] );
		}
		return 0 !== $order ? $order : strcmp( $a['id'], $b['id'] );
	};
	return compact( 'access', 'sign', 'key_of', 'compare', 'score_of' );
}

/** How close people are to whoever reads: `src/model/closeness.ts`. */
function closeness_to( $reader ) {
	$me = $reader->rows->item( $reader->actor['member'] ?? null );
	if ( null === $me ) {
		throw new Refusal( 'invalid', 'Nobody is close to a visitor: sort by name, or sign in.', array( 'sort' => 'Sort by name.' ) );
	}
	$shares = function ( $item, $name ) use ( $me, $reader ) { return isset( $me[ $name ] ) && $me[ $name ] === $reader->value( $item, $name ); };
	return function ( $item ) use ( $shares ) {
		if ( $shares( $item, 'unit' ) ) {
			return $shares( $item, 'place' ) ? 4 : 3;
		}
		return $shares( $item, 'place' ) ? 2 : ( $shares( $item, 'timeZone' ) ? 1 : 0 );
	};
}

/** From where to where a page reaches. */
function window( $rows, $sorting, $query, $place, $limit, $reader ) {
	$before = function ( $at, $is_past ) use ( $rows, $sorting ) {
		$count = 0;
		foreach ( $rows as $row ) {
			$order  = $sorting['compare']( $row, $at );
			$count += $order < 0 || ( $is_past && 0 === $order ) ? 1 : 0;
		}
		return $count;
	};
	if ( null !== $place && $place['back'] ) {
		$end = $before( $place, false );
		return array( max( 0, $end - $limit ), $end );
	}
	$start = 0;
	if ( null !== $place ) {
		$start = $before( $place, true );
	} elseif ( isset( $query['from'] ) ) {
		$start = start_at( $query['from'], $rows, $sorting, $before, $reader );
	}
	return array( $start, min( count( $rows ), $start + $limit ) );
}

/** Where a list begins that is to begin at a value, or at an item. */
function start_at( $from, $rows, $sorting, $before, $reader ) {
	if ( ! is_string( $from ) ) {
		$id    = $from->id ?? null;
		$found = array_search( $id, array_column( $rows, 'id' ), true );
		if ( false !== $found ) {
			return $found;
		}
		$item = $reader->rows->item( $id );
		if ( null === $item || ! $reader->sees( $item ) ) {
			throw new Refusal( 'not-found', 'The list cannot begin at this item: it is not there.' );
		}
		return $before( array( 'id' => $id, 'key' => $sorting['key_of']( $item, $reader ), 'score' => $sorting['score_of']( $item, 0 ) ), false );
	}
	$bound = null === $sorting['access'] ? $from : bound_key( $sorting['access'], $from, $sorting['sign'] < 0 );
	$start = 0;
	foreach ( $rows as $row ) {
		if ( null === $bound || null === $row['key'] || $sorting['sign'] * compare_keys( $row['key'], $bound ) >= 0 ) {
			break;
		}
		++$start;
	}
	return $start;
}

function viewed( $ids, $fields, $reader ) {
	$reader->rows->load( $ids );
	$items = array_map( array( $reader->rows, 'item' ), $ids );
	$reader->prepare( $items );
	$names = null === $fields ? null : array_flip( array_merge( tables()['names']['envelope'], $fields ) );
	return array_map(
		function ( $item ) use ( $names, $reader ) {
			$seen = $reader->view( $item );
			return null === $names ? $seen : array_intersect_key( $seen, $names );
		},
		$items
	);
}

function facets_asked( $kind, $names, $sorting ) {
	$facets = array();
	foreach ( array_unique( $names ) as $name ) {
		if ( ! in_array( $name, facets_of( $kind ), true ) ) {
			throw new Refusal( 'invalid', "A $kind is not counted by “{$name}” here.", array( 'facets' => 'Choose of ' . implode( ', ', facets_of( $kind ) ) . '.' ) );
		}
		$access   = 'initial' === $name ? null : access_to( $kind, $name );
		$facets[] = array(
			'name'    => $name,
			'filter'  => null === $access ? 'initial' : $access['name'],
			'access'  => $access,
			'sorting' => $sorting,
			'counts'  => array(),
		);
	}
	return $facets;
}

/** The values by which an item is counted; whoever has a value twice has it once. */
function values_of( $facet, $item, $reader ) {
	if ( null === $facet['access'] ) {
		return array( initial_of( $facet['sorting']['access'], $facet['sorting']['key_of']( $item, $reader ) ) );
	}
	$values = $facet['access']['read']( $item, $reader );
	$values = is_array( $values ) ? $values : array_filter( array( $values ), function ( $each ) { return null !== $each; } );
	return array_values( array_unique( array_map( function ( $each ) { return is_string( $each ) ? $each : encode( $each ); }, $values ) ) );
}

/** The most frequent first; letters in the order of the sort. */
function counted( $facet, $rows ) {
	$values = array();
	foreach ( $facet['counts'] as $value => $count ) {
		$values[] = array(
			'value' => (string) $value,
			'count' => $count,
		);
	}
	if ( null !== $facet['access'] ) {
		usort( $values, function ( $a, $b ) { return 0 !== $b['count'] - $a['count'] ? $b['count'] - $a['count'] : strcmp( $a['value'], $b['value'] ); } );
		return $values;
	}
	$order = array();
	foreach ( $rows as $index => $row ) {
		$order += array( initial_of( $facet['sorting']['access'], $row['key'] ) => $index );
	}
	usort( $values, function ( $a, $b ) use ( $order ) { return ( $order[ $a['value'] ] ?? 0 ) - ( $order[ $b['value'] ] ?? 0 ); } );
	return $values;
}

/** The letter something is filed under: of an instant or a date the month, of what has no letter `#`. */
function initial_of( $access, $key ) {
	if ( null === $key ) {
		return '';
	}
	if ( 'instant' === ( $access['order'] ?? '' ) ) {
		return substr( instant( $key ), 0, 7 );
	}
	if ( 'date' === ( $access['order'] ?? '' ) ) {
		return substr( $key, 0, 7 );
	}
	if ( isset( $access['choices'] ) ) {
		return $access['choices'][ $key ] ?? '';
	}
	if ( ! is_string( $key ) ) {
		return (string) $key;
	}
	return preg_match( '/^\p{L}/u', fold( $key ), $letter ) ? ( function_exists( 'mb_strtoupper' ) ? mb_strtoupper( $letter[0], 'UTF-8' ) : strtoupper( $letter[0] ) ) : '#';
}

/** Filter, sort and place as one word that survives an address, and that nobody makes up. */
function to_cursor( $kind, $query, $row, $is_back ) {
	$frozen = array(
		'kind'  => $kind,
		'query' => (object) ( array_intersect_key( $query, array_flip( FROZEN ) ) + array( 'limit' => $query['limit'] ?? 20 ) ),
		'place' => array(
			'id'    => $row['id'],
			'key'   => is_string( $row['key'] ) ? base64_encode( $row['key'] ) : $row['key'],
			'score' => $row['score'],
			'back'  => $is_back,
		),
	);
	$word   = rtrim( strtr( base64_encode( encode( $frozen ) ), '+/', '-_' ), '=' );
	return $word . '.' . substr( wp_hash( $word, 'nonce' ), 0, 16 );
}

function from_cursor( $cursor, $kind ) {
	list( $word, $mark ) = array_pad( explode( '.', is_string( $cursor ) ? $cursor : '' ), 2, '' );
	$frozen              = hash_equals( substr( wp_hash( $word, 'nonce' ), 0, 16 ), $mark ) ? json_decode( base64_decode( strtr( $word, '-_', '+/' ) ) ) : null;
	if ( ! is_object( $frozen ) || $frozen->kind !== $kind ) {
		throw new Refusal( 'invalid', 'This cursor does not belong to this list. Begin again at the first page.', array( 'cursor' => 'Leave it out.' ) );
	}
	$place = (array) $frozen->place;
	if ( is_string( $place['key'] ) ) {
		$place['key'] = base64_decode( $place['key'] );
	}
	return array(
		'query' => (array) $frozen->query,
		'place' => $place,
	);
}
