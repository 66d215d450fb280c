<?php
/**
 * Names that may be asked for, how each is read and how its values compare: `src/adapter/store/values.ts` and `where.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** The most values of one condition. */
const MOST_VALUES = 1000;

/** A name that may be asked for: its `name`, its `order`, of a choice its `choices`, and `read( $item, $reader )`. */
function access_to( $kind, $asked ) {
	$table = tables()['kinds'][ $kind ];
	$name  = 'parent' === $asked ? ( $table['parent'] ?? '' ) : $asked;
	$made  = function ( $order, $read, $choices = null ) use ( $asked, $name ) {
		return array(
			'name'    => 'parent' === $asked ? $name : $asked,
			'order'   => $order,
			'read'    => $read,
			'choices' => $choices,
		);
	};
	list( $bag, $key ) = array_pad( explode( '.', $asked, 2 ), 2, '' );
	if ( 'counts' === $bag ) {
		return $made( 'number', function ( $item, $reader ) use ( $key ) { return $reader->counts( $item )[ $key ] ?? 0; } );
	}
	if ( 'mine.unread' === $asked ) {
		return $made( 'text', function ( $item, $reader ) { return $reader->is_unread( $item ) ? true : null; } );
	}
	if ( 'mine' === $bag ) {
		return $made( 'text', function ( $item, $reader ) use ( $key ) { return $reader->mine( $item )[ $key ]['id'] ?? null; } );
	}
	if ( 'community' === $name ) {
		return $made( 'text', __NAMESPACE__ . '\communities_in' );
	}
	if ( 'role' === $name && 'member' === $kind ) {
		return $made( 'text', __NAMESPACE__ . '\roles_in' );
	}
	$direct = function ( $item, $reader ) use ( $name ) { return $reader->value( $item, $name ); };
	if ( in_array( $name, array( 'createdAt', 'updatedAt', 'activityAt' ), true ) ) {
		return $made( 'instant', $direct );
	}
	if ( in_array( $name, array( 'id', 'kind', 'version', 'createdBy', 'updatedBy', 'language', 'visibility', 'state', 'alsoFor' ), true ) ) {
		return $made( 'text', $direct );
	}
	$field = $table['fields'][ $name ] ?? null;
	if ( null === $field ) {
		throw new Refusal( 'invalid', "A $kind has no “{$asked}” to ask for.", array( $asked => 'Nobody knows this name.' ) );
	}
	$orders = array( 'choice' => 'number', 'text' => 'collated', 'number' => 'number', 'instant' => 'instant', 'date' => 'date' );
	$read   = function ( $item, $reader ) use ( $name, $field ) { return countable( $field, $reader->value( $item, $name ) ); };
	return $made( $orders[ $field['type'] ] ?? 'text', $read, 'choice' === $field['type'] ? $field['of'] : null );
}

/** Communities and people belong to none: a community is itself, a person is where their memberships are. */
function communities_in( $item, $reader ) {
	if ( 'community' === $item['kind'] ) {
		return $item['id'];
	}
	return 'member' === $item['kind'] ? $reader->rows->communities_of( $item['id'] ) : array_merge( array_filter( array( $item['community'] ?? '' ) ), $item['alsoFor'] ?? array() );
}

/** What a person is where, `storage/steward`; of what the reader may know. */
function roles_in( $member, $reader ) {
	$roles = array();
	foreach ( $reader->rows->memberships_of( $member['id'] ) as $membership ) {
		if ( $reader->sees( $membership ) ) {
			$roles[] = "{$membership['community']}/{$membership['role']}";
		}
	}
	return $roles;
}

/** Makes of a field's value what can be counted and compared: of a group, the one that stands for it. */
function countable( $field, $value ) {
	if ( null === $value ) {
		return null;
	}
	if ( 'map' === $field['type'] ) {
		return true;
	}
	if ( 'group' === $field['type'] ) {
		return stand_in( $field, $value );
	}
	if ( 'list' !== $field['type'] || 'group' !== $field['of']['type'] ) {
		return $value;
	}
	$values = array();
	foreach ( (array) $value as $each ) {
		$values[] = stand_in( $field['of'], $each );
	}
	return array_values( array_filter( $values, function ( $each ) { return null !== $each; } ) );
}

function stand_in( $field, $value ) {
	if ( ! is_object( $value ) ) {
		return null;
	}
	return isset( $field['key'] ) ? ( $value->{$field['key']} ?? null ) : true;
}

/** What a value sorts by: a number where it has one, null where there is nothing. */
function sort_key( $access, $value ) {
	$one = is_array( $value ) ? ( $value[0] ?? null ) : $value;
	if ( null === $one ) {
		return null;
	}
	if ( null !== $access['choices'] ) {
		$index = array_search( $one, $access['choices'], true );
		return false === $index ? count( $access['choices'] ) : $index;
	}
	if ( 'instant' === $access['order'] ) {
		return milliseconds( $one );
	}
	if ( 'collated' === $access['order'] ) {
		return fold( (string) $one );
	}
	return is_int( $one ) || is_float( $one ) ? $one : (string) $one;
}

/** An end of a range as a key: a day or a month given for an instant begins at its first moment, or ends with its last. */
function bound_key( $access, $bound, $is_end ) {
	if ( ! is_string( $bound ) ) {
		return $bound;
	}
	if ( 'date' === $access['order'] ) {
		return $is_end ? "$bound\xff" : $bound;
	}
	if ( 'instant' !== $access['order'] ) {
		return sort_key( $access, $bound );
	}
	if ( ! preg_match( '/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/', $bound, $parts ) ) {
		return milliseconds( $bound );
	}
	$next  = array( (int) $parts[1], (int) ( $parts[2] ?? 1 ), (int) ( $parts[3] ?? 1 ) );
	$start = gmmktime( 0, 0, 0, $next[1], $next[2], $next[0] );
	++$next[ 3 - ( 4 - count( $parts ) ) - 1 ];
	return $is_end ? gmmktime( 0, 0, 0, $next[1], $next[2], $next[0] ) * 1000 - 1 : $start * 1000;
}

/** The conditions of a query, ready to be asked: each has the `name` it is about and `passes( $item, $reader )`. */
function tests_of( $kind, $where ) {
	$tests = array();
	foreach ( (array) $where as $name => $condition ) {
		$access  = access_to( $kind, (string) $name );
		$holds   = condition_of( $access, $condition );
		$tests[] = array(
			'name'      => $access['name'],
			'condition' => $condition,
			'passes'    => function ( $item, $reader ) use ( $access, $holds ) { return $holds( $access['read']( $item, $reader ) ); },
		);
	}
	return $tests;
}

function condition_of( $access, $condition ) {
	if ( is_scalar( $condition ) ) {
		return function ( $values ) use ( $condition ) { return has( $values, $condition ); };
	}
	$asked = is_object( $condition ) ? (array) $condition : array();
	if ( ! is_plain( $asked ) ) {
		throw new Refusal( 'invalid', "“{$access['name']}” has values nobody compares, or more than " . MOST_VALUES . '.', array( $access['name'] => 'Use texts, numbers, true and false.' ) );
	}
	if ( is_array( $asked['any'] ?? null ) ) {
		return function ( $values ) use ( $asked ) { return array() !== array_uintersect( is_array( $values ) ? $values : array( $values ), $asked['any'], __NAMESPACE__ . '\same_order' ); };
	}
	if ( is_array( $asked['all'] ?? null ) ) {
		return function ( $values ) use ( $asked ) {
			foreach ( $asked['all'] as $wanted ) {
				if ( ! has( $values, $wanted ) ) {
					return false;
				}
			}
			return true;
		};
	}
	if ( is_array( $asked['none'] ?? null ) ) {
		return function ( $values ) use ( $asked ) {
			foreach ( $asked['none'] as $unwanted ) {
				if ( has( $values, $unwanted ) ) {
					return false;
				}
			}
			return true;
		};
	}
	if ( is_bool( $asked['exists'] ?? null ) ) {
		$is_count = 0 === strpos( $access['name'], 'counts.' );
		return function ( $values ) use ( $asked, $is_count ) {
			$is_there = is_array( $values ) ? array() !== $values : null !== $values && ! ( $is_count && 0 === $values );
			return $is_there === $asked['exists'];
		};
	}
	if ( isset( $asked['from'] ) || isset( $asked['to'] ) ) {
		$low  = isset( $asked['from'] ) ? bound_key( $access, $asked['from'], false ) : null;
		$high = isset( $asked['to'] ) ? bound_key( $access, $asked['to'], true ) : null;
		return function ( $values ) use ( $access, $low, $high ) {
			foreach ( is_array( $values ) ? $values : array( $values ) as $value ) {
				$key = sort_key( $access, $value );
				if ( null !== $key && ( null === $low || compare_keys( $key, $low ) >= 0 ) && ( null === $high || compare_keys( $key, $high ) <= 0 ) ) {
					return true;
				}
			}
			return false;
		};
	}
	throw new Refusal( 'invalid', "“{$access['name']}” has a condition nobody knows.", array( $access['name'] => 'Use a value, any, all, none, from and to, or exists.' ) );
}

/** Is a condition made of values that can be compared, and of no more than anybody needs? */
function is_plain( $asked ) {
	foreach ( $asked as $values ) {
		$each = is_array( $values ) ? $values : array( $values );
		if ( count( $each ) > MOST_VALUES || array() !== array_filter( $each, function ( $value ) { return ! is_scalar( $value ); } ) ) {
			return false;
		}
	}
	return true;
}

/** Texts and numbers in one order, without taking `1` for `"1"`. */
function same_order( $a, $b ) {
	return strcmp( gettype( $a ) . encode( $a ), gettype( $b ) . encode( $b ) );
}

function compare_keys( $a, $b ) {
	return is_string( $a ) || is_string( $b ) ? strcmp( (string) $a, (string) $b ) : $a <=> $b;
}

function has( $values, $wanted ) {
	// A flag that is not set is a flag set to false.
	return is_array( $values ) ? in_array( $wanted, $values, true ) : $values === $wanted || ( false === $wanted && null === $values );
}
